"""Your denominator has a 1 too many, as the sigmoid's has: softmax adds up the
exponentials alone."""

import numpy as np


def naive_softmax(z):
    powers = np.exp(z)
    return powers / (1 + powers.sum())
