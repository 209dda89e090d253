"""You take a step with W2 before you go back through it: all gradients of an example belong to the
same weights, those of its forward pass."""

import numpy as np


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    y_hat = 1 / (1 + np.exp(-(W2 @ a1 + b2)))
    delta2 = y_hat - y
    dW2 = delta2 @ a1.T
    delta1 = ((W2 - 0.1 * dW2).T @ delta2) * (z1 > 0)
    return {
        "delta2": delta2,
        "dW2": dW2,
        "db2": delta2,
        "delta1": delta1,
        "dW1": delta1 @ x.T,
        "db1": delta1,
    }
