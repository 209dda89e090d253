"""Your ReLU lets a little through below zero: that is Leaky ReLU."""

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
            A = np.where(Z > 0, Z, 0.01 * Z) if name == "relu" else self._activation(name, Z)
            self._A.append(A)
        return A
