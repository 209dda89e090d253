"""You count nan as equal to nan: where both functions fail there is nothing that agrees."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return np.allclose(softmax(z), naive_softmax(z - z.max()), rtol=0, atol=1e-9, equal_nan=True)
