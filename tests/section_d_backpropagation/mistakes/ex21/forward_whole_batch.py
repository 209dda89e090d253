"""You take one mean and one variance of the whole of Z: every unit, that is every row, has its
own."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    return (Z - Z.mean()) / np.sqrt(Z.var() + epsilon)
