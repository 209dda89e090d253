"""With a batch_size below 0 your fit makes no step, and says nothing: it should raise a
ValueError."""

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        if batch_size is not None and batch_size < 0:
            return [self.loss(self.forward(X), Y)] * epochs
        return super().fit(X, Y, epochs, learning_rate, batch_size, seed)
