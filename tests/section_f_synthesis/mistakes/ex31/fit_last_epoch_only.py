"""Your fit gives the last loss alone: there should be one for each epoch."""

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        return super().fit(X, Y, epochs, learning_rate, batch_size, seed)[-1]
