"""Your exponentials overflow far out, and infinity divided by infinity is nan: NumPy has a function
that does not."""

import numpy as np

PART = "extremes"


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
