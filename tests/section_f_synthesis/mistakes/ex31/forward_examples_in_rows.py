"""Your forward gives (m, n_out): an example is a column of the output too."""

PART = "NeuralNetwork.forward"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        return super().forward(X).T
