"""The axis that you sum over is lost (keepdims), so that each entry is divided by the sum of
another row, or the shapes do not fit."""

import numpy as np


def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis)
