"""Your mse is its root, the rmse."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        value = super().loss(A, Y)
        return value**0.5 if self._loss == "mse" else value
