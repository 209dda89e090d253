"""You fill in a copy of z, and where z holds integers the copy cuts alpha * z off: make it float64
first."""

import numpy as np


def leaky_relu(z, alpha=0.01):
    result = np.array(z)
    result[result < 0] = (alpha * result[result < 0]).astype(result.dtype)
    return result
