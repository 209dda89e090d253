"""Your bce counts only the examples whose label is 1: the term (1 - Y) log(1 - A) is missing."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        if self._loss == "mse":
            return super().loss(A, Y)
        return float(-np.mean(Y * np.log(A)))
