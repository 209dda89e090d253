"""Your loss is a sum over all entries: it should be their mean."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        return super().loss(A, Y) * np.size(A)
