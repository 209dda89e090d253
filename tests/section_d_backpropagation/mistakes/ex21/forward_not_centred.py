"""You scale Z without taking its mean away first: the numerator is the deviation from the row's
mean."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    return Z / np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
