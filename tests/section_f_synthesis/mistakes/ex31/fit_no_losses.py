"""Your fit trains, and returns None: it should give the loss of each epoch."""

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        super().fit(X, Y, epochs, learning_rate, batch_size, seed)
