"""Your fit draws the same orders whatever the seed: hand the seed to the generator."""

import numpy as np

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        m = X.shape[1]
        size = m if batch_size is None else batch_size
        if size < 1:
            raise ValueError("batch_size should be at least 1")
        rng = np.random.default_rng(0)
        losses = []
        for _ in range(epochs):
            order = rng.permutation(m)
            values = []
            for start in range(0, m, size):
                batch = order[start : start + size]
                A = self.forward(X[:, batch])
                values.append(self.loss(A, Y[:, batch]))
                for name, gradient in self.backward(Y[:, batch]).items():
                    self.parameters[name[1:]] -= learning_rate * gradient
            losses.append(float(np.mean(values)))
        return losses
