"""Your tanh is (1 - e^-z) / (1 + e^-z), which is tanh(z / 2): np.tanh is at hand."""

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
            A = np.tanh(Z / 2) if name == "tanh" else self._activation(name, Z)
            self._A.append(A)
        return A
