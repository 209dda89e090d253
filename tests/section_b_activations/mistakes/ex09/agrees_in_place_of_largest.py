"""You compare which entry is the largest, not the entries themselves."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.argmax(softmax(z)) == np.argmax(naive_softmax(z - z.max())))
