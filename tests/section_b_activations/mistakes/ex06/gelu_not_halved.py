"""Your GELU tends to 2 z on the right: 1 + tanh goes up to 2, hence the half in the formula."""

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
