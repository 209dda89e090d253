"""You divide the part through the variance by the deviation only once: the derivative of 1 over the
root is -1/2 over the root's third power."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have one shape")
    centred = Z - Z.mean(axis=1, keepdims=True)
    deviation = np.sqrt(np.mean(centred**2, axis=1, keepdims=True) + epsilon)
    d_centred = dZ_hat / deviation
    d_centred = d_centred - centred * np.mean(dZ_hat * centred, axis=1, keepdims=True) / deviation
    return d_centred - d_centred.mean(axis=1, keepdims=True)
