"""You go through examples and labels side by side, and where one of them is longer its rest is
dropped without a word: a Y that does not fit X is a ValueError."""

import numpy as np

PART = "errors"


def gradients(X, Y, parameters, activation="relu", alpha=0.01):
    cache = forward(X, parameters, activation, alpha)
    W2, X = np.asarray(parameters["W2"]), np.asarray(X)
    slope = 0.0 if activation == "relu" else alpha
    sums = {"dW1": 0.0, "db1": 0.0, "dW2": 0.0, "db2": 0.0}
    columns = (X.T, np.asarray(Y).T, cache["Z1"].T, cache["A1"].T, cache["A2"].T)
    for x, y, z1, a1, a2 in zip(*columns, strict=False):
        dz2 = (a2 - y)[:, None] / X.shape[1]
        dz1 = (W2.T @ dz2) * np.where(z1 > 0, 1.0, slope)[:, None]
        for name, term in zip(sums, (dz1 * x, dz1, dz2 * a1, dz2), strict=True):
            sums[name] = sums[name] + term
    return sums
