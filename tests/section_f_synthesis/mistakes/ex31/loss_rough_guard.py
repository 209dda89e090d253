"""Your guard against log(0) moves every loss: add or clip no more than about 1e-12, or clip the
logarithm."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        if self._loss == "mse":
            return super().loss(A, Y)
        return float(-np.mean(Y * np.log(A + 1e-3) + (1 - Y) * np.log(1 - A + 1e-3)))
