"""Your numbers are right, but you carry the examples through one by one: a matrix product takes
all the columns of X at once, and is a hundred times faster."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    columns = []
    for j in range(X.shape[1]):
        z1 = W1 @ X[:, [j]] + b1
        a1 = np.maximum(z1, 0.0)
        z2 = W2 @ a1 + b2
        columns.append({"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))})
    return {name: np.hstack([column[name] for column in columns]) for name in columns[0]}
