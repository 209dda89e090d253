"""Your network keeps a copy of the parameters that its first forward meets: whoever writes other
numbers into `parameters` has another network."""

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    _kept = None

    def forward(self, X):
        if self._kept is None:
            self._kept = {name: value.copy() for name, value in self.parameters.items()}
        now, self.parameters = self.parameters, self._kept
        try:
            return super().forward(X)
        finally:
            self.parameters = now
