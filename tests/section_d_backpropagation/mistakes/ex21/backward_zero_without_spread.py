"""You give rows without any spread no gradient at all: epsilon keeps their deviation above zero, so
they have one like any other row."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    right = right_batchnorm_backward(dZ_hat, Z, epsilon)
    return np.where(Z.std(axis=1, keepdims=True) > 0, right, 0.0)
