"""Your gradients are divided by m alone: the loss is a mean over all n_out * m entries, so with
several outputs n_out divides too."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        return {name: value * len(Y) for name, value in gradients.items()}
