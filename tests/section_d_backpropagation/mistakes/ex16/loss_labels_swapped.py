"""Your loss is that of the other label: y belongs to log(y_hat), 1 - y to log(1 - y_hat)."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    return -((1 - y) * np.log(p) + y * np.log(1 - p))
