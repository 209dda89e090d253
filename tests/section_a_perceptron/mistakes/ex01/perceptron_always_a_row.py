"""For one example you return an array of one entry: x of shape (2,) asks for a single number."""

import numpy as np


def perceptron(x, w, b):
    return np.asarray(np.atleast_2d(x) @ np.asarray(w) + b > 0, dtype=np.int64)
