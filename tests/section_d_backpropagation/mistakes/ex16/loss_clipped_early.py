"""You keep y_hat between 0.01 and 0.99, so that the loss cannot tell a sure network from a very
sure one: if you guard the logarithm at all, do it next to 0 and 1 only."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    p = np.clip(p, 0.01, 0.99)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))
