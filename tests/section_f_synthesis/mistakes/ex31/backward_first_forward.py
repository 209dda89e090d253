"""Your backward keeps to the first forward that the network ever made: each forward should replace
what is kept."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    _kept = None

    def forward(self, X):
        A = super().forward(X)
        self._kept = self._kept or self._A
        return A

    def backward(self, Y):
        latest, self._A = self._A, self._kept
        try:
            return super().backward(Y)
        finally:
            self._A = latest
