"""Your mse is the mean of the absolute differences: square them."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        if self._loss == "bce":
            return super().loss(A, Y)
        return float(np.mean(np.abs(A - Y)))
