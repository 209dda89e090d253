"""Your gradients are those of a sum: divide by the number of entries, since the loss is their
mean."""

import numpy as np

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        return {name: value * np.size(Y) for name, value in gradients.items()}
