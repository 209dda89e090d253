"""You use the exact GELU, with the normal distribution: here its tanh form is asked, which differs
from it in the fourth digit."""

import math

import numpy as np


def gelu(z):
    z = np.asarray(z, dtype=np.float64)
    return z / 2 * (1 + np.vectorize(math.erf)(z / np.sqrt(2)))
