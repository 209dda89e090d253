"""All your gradients have the wrong sign: they point downhill. A gradient points uphill, and the
minus belongs to the update."""

import numpy as np


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    y_hat = 1 / (1 + np.exp(-(W2 @ a1 + b2)))
    delta2 = y - y_hat
    delta1 = (W2.T @ delta2) * (z1 > 0)
    return {
        "delta2": delta2,
        "dW2": delta2 @ a1.T,
        "db2": delta2,
        "delta1": delta1,
        "dW1": delta1 @ x.T,
        "db1": delta1,
    }
