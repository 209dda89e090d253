"""You do not compare the shapes: NumPy spreads a single row of labels over all the classes
without a word. Raise a ValueError where they differ."""

import numpy as np


def cross_entropy(Y_hat, Y):
    Y_hat, Y = np.broadcast_arrays(Y_hat, Y)
    return right_cross_entropy(Y_hat, Y)
