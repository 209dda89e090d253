"""Your deviation has epsilon outside the root: add it to the variance, then take the root."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    deviation = Z.std(axis=1, keepdims=True) + epsilon
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / deviation
    through_mean = dZ_hat.mean(axis=1, keepdims=True)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    return (dZ_hat - through_mean - through_variance) / deviation
