"""Your variance is mean(z^2) - mean(z)^2, two large numbers that cancel where a row lies far from
zero: take the deviations first, then their squares."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    mean = Z.mean(axis=1, keepdims=True)
    variance = np.maximum(np.mean(Z**2, axis=1, keepdims=True) - mean**2, 0.0)
    return (Z - mean) / np.sqrt(variance + epsilon)
