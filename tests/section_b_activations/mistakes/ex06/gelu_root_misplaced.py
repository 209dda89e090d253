"""Your factor inside tanh is sqrt(2) / pi: the root spans the whole fraction, 2 / pi."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z / 2 * (1 + np.tanh(np.sqrt(2) / np.pi * (z + 0.044715 * z**3)))
