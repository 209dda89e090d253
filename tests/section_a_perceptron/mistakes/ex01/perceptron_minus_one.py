"""Your outputs are -1 and 1: here the classes are called 0 and 1."""

import numpy as np


def perceptron(x, w, b):
    return np.where(np.asarray(x) @ np.asarray(w) + b > 0, 1, -1)
