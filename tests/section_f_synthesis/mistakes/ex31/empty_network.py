"""A single size makes a network without any layer in your class: fewer than two sizes should raise
a ValueError."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        if len(layer_dims) == 1:
            self.parameters = {}
            return
        super().__init__(layer_dims, activations, loss, seed)
