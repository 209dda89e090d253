"""You leave out the examples whose true class has probability 0: those are the worst ones, and
should cost much, if not infinitely much."""

import numpy as np


def cross_entropy(Y_hat, Y):
    logs = np.log(np.where(Y_hat > 0, Y_hat, 1.0))
    return float(-np.sum(Y * logs) / Y.shape[1])
