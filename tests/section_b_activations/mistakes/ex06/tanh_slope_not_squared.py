"""You take tanh itself from 1: what is missing on it?"""

import numpy as np


def tanh_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return 1 - tanh(z)
