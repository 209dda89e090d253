"""You take the mean away from Z itself, so the caller's array changes: make a new array of the
deviations."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    Z -= Z.mean(axis=1, keepdims=True)
    return Z / np.sqrt(np.mean(Z**2, axis=1, keepdims=True) + epsilon)
