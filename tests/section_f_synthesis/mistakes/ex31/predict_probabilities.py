"""Your predict gives the output itself with bce too: there it should say 0 or 1."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        return self.forward(X)
