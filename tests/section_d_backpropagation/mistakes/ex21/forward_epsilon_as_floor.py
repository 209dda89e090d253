"""Your epsilon is the least that a variance may be: it should be added to every variance, small or
large."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    variance = np.maximum(Z.var(axis=1, keepdims=True), epsilon)
    return (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(variance)
