"""Your results sum to 1 over the whole array: they should along the axis."""

import numpy as np


def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / powers.sum()
