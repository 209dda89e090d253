"""Your denominator is 2, which gives sinh: tanh divides the difference of the two exponentials by
their sum."""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    return (np.exp(z) - np.exp(-z)) / 2
