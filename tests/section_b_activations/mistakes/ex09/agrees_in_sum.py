"""You compare the sums only: both may be 1 while the entries differ."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.isclose(softmax(z).sum(), naive_softmax(z - z.max()).sum()))
