"""Your mse gradients are half of what they should be: the square gives a factor 2, and no 1/2 in
the loss cancels it."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        return {
            name: value * (0.5 if self._loss == "mse" else 1.0) for name, value in gradients.items()
        }
