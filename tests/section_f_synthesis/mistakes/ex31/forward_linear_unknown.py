"""Your forward applies a ReLU where the activation is "linear": linear means that Z goes on as it
is."""

import numpy as np

PART = "NeuralNetwork.forward"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        A = np.asarray(X, dtype=float)
        self._A = [A]
        last = len(self._names)
        for layer, name in enumerate(self._names, start=1):
            W, b = self.parameters[f"W{layer}"], self.parameters[f"b{layer}"]
            A = self._activation("relu" if name == "linear" else name, W @ A + b)
            self._A.append(A)
        return A
