"""cosh overflows far out, which gives a warning: write the slope with tanh, which stays between -1
and 1."""

import numpy as np

PART = "extremes"


def tanh_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return 1 / np.cosh(z) ** 2
