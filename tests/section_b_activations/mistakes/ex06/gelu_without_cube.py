"""You leave out the third power inside tanh: without it the form is only right near zero."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * z))
