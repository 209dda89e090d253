"""You return the weighted sum itself: the output is 1 where it is above 0, and 0 elsewhere."""

import numpy as np


def perceptron(x, w, b):
    return np.asarray(np.asarray(x) @ np.asarray(w) + b)
