"""Your layers are numbered from 0; the first layer's weights are W1 and its biases b1."""

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
        shifted = {
            f"{name[0]}{int(name[1:]) - 1}": self.parameters[name] for name in self.parameters
        }
        self.parameters = shifted
