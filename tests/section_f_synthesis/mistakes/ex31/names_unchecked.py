"""An activation that does not exist makes a network without a word: a misspelt name should raise a
ValueError."""

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        known = ("sigmoid", "tanh", "relu", "linear")
        names = [name if name in known else "linear" for name in activations]
        if loss == "bce" and names and names[-1] == "linear":
            names[-1] = "sigmoid"
        super().__init__(layer_dims, names, loss, seed)
