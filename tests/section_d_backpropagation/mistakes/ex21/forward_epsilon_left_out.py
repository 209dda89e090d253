"""You leave epsilon out, and only avoid dividing by zero: it is added to every row's variance."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    deviation = Z.std(axis=1, keepdims=True)
    return (Z - Z.mean(axis=1, keepdims=True)) / np.where(deviation > 0, deviation, 1.0)
