"""You give back the size of z: what is negative should become 0, not positive."""

import numpy as np


def relu(z):
    z = np.asarray(z, dtype=np.float64)
    return np.abs(z)
