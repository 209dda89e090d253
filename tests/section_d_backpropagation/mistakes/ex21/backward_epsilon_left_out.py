"""Your last factor is 1 over the plain deviation, without epsilon: it is that of the forward pass,
with epsilon under the root."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    Z_hat = batchnorm_forward(Z, epsilon)
    through_mean = dZ_hat.mean(axis=1, keepdims=True)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    deviation = Z.std(axis=1, keepdims=True)
    return (dZ_hat - through_mean - through_variance) / np.where(deviation > 0, deviation, 1.0)
