"""Your loss has only the term for y = 1, so that an example of class 0 costs nothing, whatever the
network says: its term counts 1 - y_hat."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    return -y * np.log(p)
