"""Your loss is in bits: the logarithm is the natural one, to base e."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    return -(y * np.log2(p) + (1 - y) * np.log2(1 - p))
