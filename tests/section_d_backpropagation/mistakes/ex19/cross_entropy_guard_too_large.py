"""Your guard against log(0) is so large that it changes the loss of ordinary probabilities: a much
smaller one does."""

import numpy as np


def cross_entropy(Y_hat, Y):
    return float(-np.sum(Y * np.log(Y_hat + 1e-4)) / Y.shape[1])
