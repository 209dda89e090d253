"""Your slope is that of the exact GELU, with the normal distribution: take the derivative of the
tanh form."""

import math

import numpy as np


def gelu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return (1 + np.vectorize(math.erf)(z / np.sqrt(2))) / 2 + z * np.exp(-(z**2) / 2) / np.sqrt(
        2 * np.pi
    )
