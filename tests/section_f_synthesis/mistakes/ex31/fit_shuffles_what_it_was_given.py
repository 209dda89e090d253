"""Your fit shuffles the X and Y of its caller in place: work on copies, or pick columns by a
permutation."""

import numpy as np

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        order = np.random.default_rng(seed).permutation(X.shape[1])
        X[...], Y[...] = X[:, order], Y[:, order]
        return super().fit(X, Y, epochs, learning_rate, batch_size, seed)
