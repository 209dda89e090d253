"""Your predict compares the output with 0: a sigmoid is always above that. The border is 0.5."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        A = self.forward(X)
        return (A > 0).astype(int) if self._loss == "bce" else A
