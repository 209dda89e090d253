"""Your slope is nan at z = 0, as a division of 0 by 0 gives: compare z with 0 instead."""

import numpy as np


def relu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return relu(z) / z
