"""Your predict gives 0 and 1 with mse too: there it should give the output itself."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        return (self.forward(X) > 0.5).astype(int)
