"""Your coefficient of the third power is ten times too large: it is 0.044715."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.44715 * z**3)))
