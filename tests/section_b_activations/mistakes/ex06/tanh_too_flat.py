"""Your tanh is too flat: written with the sigmoid, it takes 2 z inside."""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return np.tanh(z / 2)
