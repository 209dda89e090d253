"""Your bce is negative: logarithms of numbers below 1 are, so the formula begins with a minus."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        value = super().loss(A, Y)
        return -value if self._loss == "bce" else value
