"""Your forward leaves the last layer's bias out."""

import numpy as np

PART = "NeuralNetwork.forward"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        A = np.asarray(X, dtype=float)
        self._A = [A]
        last = len(self._names)
        for layer, name in enumerate(self._names, start=1):
            W, b = self.parameters[f"W{layer}"], self.parameters[f"b{layer}"]
            A = self._activation(name, W @ A + (b if layer < last else 0.0))
            self._A.append(A)
        return A
