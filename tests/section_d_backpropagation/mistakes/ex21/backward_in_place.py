"""You take the mean away from dZ_hat itself, so the caller's array changes: make a new array."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    Z_hat = batchnorm_forward(Z, epsilon)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    dZ_hat -= dZ_hat.mean(axis=1, keepdims=True)
    return (dZ_hat - through_variance) / np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
