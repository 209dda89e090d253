"""Your predict gives the place of the largest output: each output is a yes or no of its own, so 0
or 1 for each."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        A = self.forward(X)
        return A.argmax(axis=0).reshape(1, -1) if self._loss == "bce" else A
