"""Your gradients add up from call to call: each backward begins anew here."""

PART = "NeuralNetwork.backward"


class NeuralNetwork(right_NeuralNetwork):
    def backward(self, Y):
        gradients = super().backward(Y)
        self._sum = {k: v + getattr(self, "_sum", {}).get(k, 0.0) for k, v in gradients.items()}
        return dict(self._sum)
