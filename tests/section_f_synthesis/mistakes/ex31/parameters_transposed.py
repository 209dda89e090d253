"""Your weights are (n_in, n_out): a column is an example here, so W stands on the left of it and
is (n_out, n_in)."""

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
        for name in list(self.parameters):
            if name.startswith("W"):
                self.parameters[name] = self.parameters[name].T.copy()
