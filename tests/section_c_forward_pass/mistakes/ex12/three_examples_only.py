"""Your code takes for granted that a batch has three examples: read their number from the shape
of X."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = np.zeros((W1.shape[0], 3))
    for j in range(3):
        z1[:, [j]] = W1 @ X[:, [j]] + b1
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
