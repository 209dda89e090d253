"""Your mse is half of the mean squared difference: the 1/2 is another book's, and not in the
formula here."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        return super().loss(A, Y) / (2 if self._loss == "mse" else 1)
