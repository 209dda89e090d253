"""Your sigmoid is 1 / (1 + e^z): the exponent is -z."""

import numpy as np

PART = "NeuralNetwork.forward"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        A = np.asarray(X, dtype=float)
        self._A = [A]
        last = len(self._names)
        for layer, name in enumerate(self._names, start=1):
            W, b = self.parameters[f"W{layer}"], self.parameters[f"b{layer}"]
            Z = W @ A + b
            A = self._activation(name, -Z if name == "sigmoid" else Z)
            self._A.append(A)
        return A
