"""The part of your gradient through the variance is half as large as it should be: the square's
factor 2 and the root's 1/2 cancel."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    Z_hat = batchnorm_forward(Z, epsilon)
    through_mean = dZ_hat.mean(axis=1, keepdims=True)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True) / 2
    deviation = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    return (dZ_hat - through_mean - through_variance) / deviation
