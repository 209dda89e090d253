"""The two sides of the kink are swapped: the slope is 1 above zero, and 0 or alpha below."""

import numpy as np


def gradients(X, Y, parameters, activation="relu", alpha=0.01):
    cache = forward(X, parameters, activation, alpha)
    W2 = np.asarray(parameters["W2"])
    dZ2 = (cache["A2"] - Y) / Y.shape[1]
    dA1 = W2.T @ dZ2
    slope = np.where(cache["Z1"] > 0, 0.0 if activation == "relu" else alpha, 1.0)
    dZ1 = dA1 * slope
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].T,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }
