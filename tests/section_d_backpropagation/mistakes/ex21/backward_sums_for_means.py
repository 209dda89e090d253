"""You take sums over the row where means belong: an entry moves its row's mean, and its variance,
by 1/m only."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    Z_hat = batchnorm_forward(Z, epsilon)
    through_mean = dZ_hat.sum(axis=1, keepdims=True)
    through_variance = Z_hat * np.sum(dZ_hat * Z_hat, axis=1, keepdims=True)
    deviation = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    return (dZ_hat - through_mean - through_variance) / deviation
