"""You return the sigmoid written with tanh, from 0 to 1: tanh itself goes from -1 to 1."""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return (1 + np.tanh(z / 2)) / 2
