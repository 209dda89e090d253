"""Where there are more activations than layers, yours drops the rest (zip stops at the shorter
one): lengths that do not match should raise a ValueError."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        names = list(activations)[-(len(layer_dims) - 1) :] if len(layer_dims) > 1 else activations
        super().__init__(layer_dims, names, loss, seed)
