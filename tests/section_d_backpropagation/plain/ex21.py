"""A plain textbook solution of exercise 21."""

import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    mean = Z.mean(axis=1, keepdims=True)
    variance = Z.var(axis=1, keepdims=True)
    return (Z - mean) / np.sqrt(variance + epsilon)


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    m = Z.shape[1]
    centred = Z - Z.mean(axis=1, keepdims=True)
    std = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)

    dvariance = np.sum(dZ_hat * centred, axis=1, keepdims=True) * -0.5 / std**3
    dmean = np.sum(-dZ_hat / std, axis=1, keepdims=True)
    return dZ_hat / std + dvariance * 2 * centred / m + dmean / m
