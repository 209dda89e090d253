"""Your backward changes the weights while it goes down: it should only give gradients, and leave
the steps to fit."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        for name, gradient in gradients.items():
            self.parameters[name[1:]] = self.parameters[name[1:]] - 0.01 * gradient
        return gradients
