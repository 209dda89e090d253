"""Your loss is divided by the number of examples alone: with several outputs the mean is over all
n_out * m entries."""

PART = "NeuralNetwork.loss"


class NeuralNetwork(right_NeuralNetwork):
    def loss(self, A, Y):
        return super().loss(A, Y) * len(A)
