"""You leave out the road through the mean: every entry moves its row's mean, and the mean moves all
of the row's outputs."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    Z_hat = batchnorm_forward(Z, epsilon)
    deviation = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    return (dZ_hat - Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)) / deviation
