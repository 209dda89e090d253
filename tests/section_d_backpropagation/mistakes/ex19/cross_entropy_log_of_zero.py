"""Your loss is nan or infinite where a probability is 0: see to it that the logarithm of 0 is never
asked for."""

import numpy as np


def cross_entropy(Y_hat, Y):
    return float(-np.sum(Y * np.log(Y_hat)) / Y.shape[1])
