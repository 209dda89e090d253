"""Left of zero you give alpha itself: it is a slope, to be multiplied by z."""

import numpy as np


def leaky_relu(z, alpha=0.01):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0, z, alpha)
