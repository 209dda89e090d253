"""You give the result the type of z, and for integers that cuts the values off: make it float64."""

import numpy as np


def tanh(z):
    z = np.asarray(z)
    return np.tanh(z).astype(z.dtype)
