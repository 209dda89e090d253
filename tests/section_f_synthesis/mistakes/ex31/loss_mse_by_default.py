"""Your network takes mse where no loss is named: the default is bce."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="mse", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
