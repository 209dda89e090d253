"""You square z inside tanh: it is the third power, which keeps its sign."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**2)))
