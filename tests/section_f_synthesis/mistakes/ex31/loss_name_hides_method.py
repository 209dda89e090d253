"""An attribute self.loss holds the name of your loss, and hides the method of that name: call the
attribute something else."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
        self.loss = loss
