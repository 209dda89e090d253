"""The chain rule is missing: the slope of tanh(u) is to be multiplied by that of u with respect to
z."""

import numpy as np


def gelu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    t = np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t**2)
