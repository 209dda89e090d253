"""Your tanh slope is 1 - tanh(A)^2, with the activation in the place of z: of A it is 1 - A^2."""

import numpy as np

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        A = self._A[-1]
        dZ = (A - Y) if self._loss == "bce" else 2 * (A - Y) * self._slope(self._names[-1], A)
        dZ = dZ / A.size
        gradients = {}
        for layer in range(len(self._names), 0, -1):
            below = self._A[layer - 1]
            gradients[f"dW{layer}"] = dZ @ below.T
            gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True)
            if layer > 1:
                name = self._names[layer - 2]
                slope = 1 - np.tanh(below) ** 2 if name == "tanh" else self._slope(name, below)
                dZ = (self.parameters[f"W{layer}"].T @ dZ) * slope
        return gradients
