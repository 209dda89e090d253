"""You look at the hidden activations only: an unknown name for the output should raise a
ValueError too."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        *hidden, last = activations or ["sigmoid"]
        if last not in ("sigmoid", "tanh", "relu", "linear"):
            last = "sigmoid"
        super().__init__(layer_dims, [*hidden, last] if activations else [], loss, seed)
