"""You do not compare the shapes: NumPy spreads a single row of labels over all the classes
without a word. Raise a ValueError where they differ."""

import numpy as np


def output_delta(Y_hat, Y):
    return np.subtract(Y_hat, Y)
