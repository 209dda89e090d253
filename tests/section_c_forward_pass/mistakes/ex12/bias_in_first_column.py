"""Your b1 reaches the first example only: every column of z1 needs it."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X
    z1[:, [0]] += b1
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
