"""Your backward pass divides the variance by m - 1, unlike the forward pass it belongs to: use the
biased variance in both."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    centred = Z - Z.mean(axis=1, keepdims=True)
    variance = (centred**2).sum(axis=1, keepdims=True) / max(Z.shape[1] - 1, 1)
    deviation = np.sqrt(variance + epsilon)
    Z_hat = centred / deviation
    through_mean = dZ_hat.mean(axis=1, keepdims=True)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    return (dZ_hat - through_mean - through_variance) / deviation
