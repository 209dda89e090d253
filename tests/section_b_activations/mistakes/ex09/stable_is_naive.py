"""Your `softmax` is the formula as written, which overflows: shift the entries first, by a number
that keeps exp in range."""

import numpy as np


def softmax(z, axis=-1):
    powers = np.exp(z)
    return powers / powers.sum(axis=axis, keepdims=True)
