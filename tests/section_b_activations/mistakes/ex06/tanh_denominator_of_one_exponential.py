"""Your denominator is exp(z) + 1: with exp(z) and exp(-z) in the numerator it is the sum of those
two."""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + 1)
