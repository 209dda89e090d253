"""Your softmax overflows where a score is large: nothing changes when a column is moved as a whole,
so move it to where no exponential can overflow."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z)
    return powers / powers.sum(axis=0, keepdims=True)
