"""Your `naive_softmax` subtracts the largest entry: that is what `softmax` is for. Here the formula
is asked for as it stands, so that one can see it fail."""

import numpy as np


def naive_softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum()
