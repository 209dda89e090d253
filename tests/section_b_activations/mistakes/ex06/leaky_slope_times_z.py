"""Left of zero you give alpha * z: that is the value, its slope is alpha alone."""

import numpy as np


def leaky_relu_derivative(z, alpha=0.01):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0, 1.0, alpha * z)
