"""Your fit draws new weights before it starts: it should go on from those that the network has."""

import numpy as np

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        rng = np.random.default_rng(seed)
        for name, value in self.parameters.items():
            value[...] = 0.5 * rng.normal(size=value.shape) if name[0] == "W" else 0.0
        return super().fit(X, Y, epochs, learning_rate, batch_size, seed)
