"""With a batch_size of 0 your fit goes on as if there were none: it should raise a ValueError."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        return super().fit(X, Y, epochs, learning_rate, batch_size or None, seed)
