"""Your predict flattens the classes: keep (n_out, m)."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        A = super().predict(X)
        return A.ravel() if self._loss == "bce" else A
