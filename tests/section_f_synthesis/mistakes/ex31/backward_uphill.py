"""Your gradients have the wrong sign: the slope of the loss begins with A - Y, not with Y - A."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        return {name: value * -1 for name, value in gradients.items()}
