"""Where X has rows that the first layer does not, your forward cuts them off: a batch that does not
fit should raise a ValueError."""

import numpy as np

PART = "errors"


class NeuralNetwork(right_NeuralNetwork):
    def forward(self, X):
        n_in = self.parameters["W1"].shape[1]
        return super().forward(np.asarray(X, dtype=float)[:n_in])
