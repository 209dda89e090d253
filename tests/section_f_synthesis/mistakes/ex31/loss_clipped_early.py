"""Your guard clips A at 0.001, and a trained network's outputs lie beyond that: clip no earlier
than at about 1e-12."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        return super().loss(np.clip(A, 1e-3, 1 - 1e-3) if self._loss == "bce" else A, Y)
