"""Your delta1 leaves ReLU out: a unit that is switched off passes no gradient on, so its entries
of delta1, dW1 and db1 are zero."""

import numpy as np


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    y_hat = 1 / (1 + np.exp(-(W2 @ a1 + b2)))
    delta2 = y_hat - y
    delta1 = W2.T @ delta2
    return {
        "delta2": delta2,
        "dW2": delta2 @ a1.T,
        "db2": delta2,
        "delta1": delta1,
        "dW1": delta1 @ x.T,
        "db1": delta1,
    }
