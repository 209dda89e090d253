"""Your loss is negative: the logarithm of a probability is below zero, and a minus turns it
round."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    return y * np.log(p) + (1 - y) * np.log(1 - p)
