"""You look at the sizes of the layers with weights only: an input of size 0 makes no sense either,
and should raise a ValueError."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        sizes = list(layer_dims)
        super().__init__([max(sizes[0], 1), *sizes[1:]], activations, loss, seed)
