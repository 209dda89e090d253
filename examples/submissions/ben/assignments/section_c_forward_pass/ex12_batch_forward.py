import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X + b1
    a1 = np.maximum(0, z1)
    z2 = W2 @ a1 + b2
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))}


def shapes(X, W1, b1, W2, b2):
    # TODO ask in the tutorial
    raise NotImplementedError


def columns_match_single(X, W1, b1, W2, b2, forward_batch=forward_batch):
    raise NotImplementedError
