"""Your classes are turned around: 1 is where the output is above 0.5."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        A = super().predict(X)
        return 1 - A if self._loss == "bce" else A
