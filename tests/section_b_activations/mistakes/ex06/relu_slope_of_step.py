"""You compare z with 1, not with 0: the slope is 1 wherever z is positive."""

import numpy as np


def relu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z >= 1, 1.0, 0.0)
