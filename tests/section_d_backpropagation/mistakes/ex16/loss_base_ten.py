"""Your logarithm is that to base 10: take the natural one, to base e."""

import numpy as np


def bce_loss(y_hat, y):
    p, y = float(np.squeeze(y_hat)), float(np.squeeze(y))
    return -(y * np.log10(p) + (1 - y) * np.log10(1 - p))
