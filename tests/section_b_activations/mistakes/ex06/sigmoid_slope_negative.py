"""Your slope has the wrong sign: the sigmoid rises everywhere."""

import numpy as np


def sigmoid_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return -sigmoid(z) * (1 - sigmoid(z))
