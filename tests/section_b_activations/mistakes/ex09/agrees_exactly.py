"""You ask for equality to the last bit: two right functions may round differently, so allow for
that."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.array_equal(softmax(z), naive_softmax(z - z.max())))
