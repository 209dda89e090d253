"""Your weights begin at zero, so all units of a layer are the same and stay the same: draw them
from the seed."""

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
        for value in self.parameters.values():
            value[...] = 0.0
