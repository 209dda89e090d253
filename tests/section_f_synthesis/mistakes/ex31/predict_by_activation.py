"""Your predict decides by the output's activation: it is the loss that says whether 0/1 or the raw
output is asked for."""

PART = "NeuralNetwork.predict"


class NeuralNetwork(right_NeuralNetwork):
    def predict(self, X):
        A = self.forward(X)
        return (A > 0.5).astype(int) if self._names[-1] == "sigmoid" else A
