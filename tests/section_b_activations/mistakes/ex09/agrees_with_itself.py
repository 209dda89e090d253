"""You compare `softmax` with itself: the other side should be `naive_softmax`."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.allclose(softmax(z), softmax(z - z.max())))
