"""You look at the difference without its absolute value: an entry of `softmax` that is too small
goes unnoticed."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.max(softmax(z) - naive_softmax(z - z.max())) < 1e-9)
