"""Your forward gives Z of the last layer: the output has an activation too."""

PART = "NeuralNetwork.forward"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        super().forward(X)
        last = len(self._names)
        return self.parameters[f"W{last}"] @ self._A[-2] + self.parameters[f"b{last}"]
