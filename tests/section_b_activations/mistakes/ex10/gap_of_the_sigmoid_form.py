"""You use another approximation of GELU, z sigmoid(1.702 z): here it is the one with tanh."""

import numpy as np


def largest_gap(z_min=-4.0, z_max=4.0):
    z = np.linspace(z_min, z_max, 80_001)
    gap = np.abs(z / (1 + np.exp(-1.702 * z)) - np.maximum(z, 0.0))
    i = np.argmax(gap)
    return z[i], gap[i]
