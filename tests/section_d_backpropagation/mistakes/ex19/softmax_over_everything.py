"""You divide by the sum over all entries: each column, an example by itself, should add up to 1."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=0, keepdims=True))
    return powers / powers.sum()
