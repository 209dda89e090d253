"""Your two slopes add up on the right: there it is 1 alone, without alpha."""

import numpy as np


def leaky_relu_derivative(z, alpha=0.01):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0, 1.0 + alpha, alpha)
