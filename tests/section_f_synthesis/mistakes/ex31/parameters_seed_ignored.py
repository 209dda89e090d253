"""Your weights are the same for every seed: hand the seed to np.random.default_rng."""

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, 0)
