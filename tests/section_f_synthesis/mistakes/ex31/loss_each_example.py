"""Your loss is an array, a number for each example: it should be one number, their mean."""

import numpy as np

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        return np.array(
            [[super(NeuralNetwork, self).loss(A[:, [i]], Y[:, [i]]) for i in range(A.shape[1])]]
        )
