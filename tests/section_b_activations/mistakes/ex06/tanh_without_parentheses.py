"""Only one of your exponentials is divided: the whole numerator and the whole denominator need
parentheses."""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)
