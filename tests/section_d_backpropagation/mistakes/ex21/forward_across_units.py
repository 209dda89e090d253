"""You normalise every column, over the units: a column is an example here, so a unit's mean and
variance over the batch are those of a row."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    centred = Z - Z.mean(axis=0, keepdims=True)
    return centred / np.sqrt(Z.var(axis=0, keepdims=True) + epsilon)
