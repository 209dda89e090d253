"""Your deltas and biases' gradients have one dimension: keep them columns, as the vectors are that
they belong to."""

import numpy as np


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    y_hat = 1 / (1 + np.exp(-(W2 @ a1 + b2)))
    delta2 = y_hat - y
    delta1 = (W2.T @ delta2) * (z1 > 0)
    return {
        "delta2": delta2.ravel(),
        "dW2": delta2 @ a1.T,
        "db2": delta2.ravel(),
        "delta1": delta1.ravel(),
        "dW1": delta1 @ x.T,
        "db1": delta1.ravel(),
    }
