"""Your dW1 is transposed, which shows only where its shape does not tell: a row for each hidden
unit, a column for each input."""

import numpy as np


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    y_hat = 1 / (1 + np.exp(-(W2 @ a1 + b2)))
    delta2 = y_hat - y
    delta1 = (W2.T @ delta2) * (z1 > 0)
    square = W1.shape[0] == W1.shape[1]
    return {
        "delta2": delta2,
        "dW2": delta2 @ a1.T,
        "db2": delta2,
        "delta1": delta1,
        "dW1": x @ delta1.T if square else delta1 @ x.T,
        "db1": delta1,
    }
