"""You treat mean and variance as constants and only divide by the deviation: both depend on every
entry of the row, and both carry a part of the gradient."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    return dZ_hat / np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
