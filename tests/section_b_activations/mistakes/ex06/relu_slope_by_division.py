"""You divide ReLU by z, and at z = 0 that is 0/0: compare z with 0 instead."""

import numpy as np


def relu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return relu(z) / z
