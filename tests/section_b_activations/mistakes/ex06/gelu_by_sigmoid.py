"""You use the other approximation of the paper, z * sigmoid(1.702 z): here the tanh form is
asked."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z * (1 + np.tanh(1.702 * z / 2)) / 2
