"""Your db are a mean over the examples of what is already divided: sum them."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        A = self._A[-1]
        dZ = (A - Y) if self._loss == "bce" else 2 * (A - Y) * self._slope(self._names[-1], A)
        dZ = dZ / A.size
        gradients = {}
        for layer in range(len(self._names), 0, -1):
            below = self._A[layer - 1]
            gradients[f"dW{layer}"] = dZ @ below.T
            gradients[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
            if layer > 1:
                name = self._names[layer - 2]
                dZ = (self.parameters[f"W{layer}"].T @ dZ) * self._slope(name, below)
        return gradients
