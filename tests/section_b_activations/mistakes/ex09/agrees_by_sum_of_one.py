"""You ask whether the entries of `softmax` add up to 1, which those of many a wrong one do:
`naive_softmax` should be asked too, and the entries compared."""

import numpy as np


def agrees_with_naive(z):
    return bool(np.isclose(softmax(z).sum(), 1.0))
