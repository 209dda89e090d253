"""Your tolerance is too large: an error of 0.001 in a probability is no rounding."""

import numpy as np


def agrees_with_naive(z):
    z = np.asarray(z, dtype=float)
    return bool(np.allclose(softmax(z), naive_softmax(z - z.max()), rtol=0, atol=1e-2))
