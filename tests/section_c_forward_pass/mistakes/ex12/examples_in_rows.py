"""Your results have an example in each row: here an example is a column, in X and in all four
results."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = X.T @ W1.T + b1.T
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ W2.T + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
