"""You compare with naive_softmax(z), which overflows where z is large: it is to be given
z - max z."""

import numpy as np


def agrees_with_naive(z):
    return bool(np.allclose(softmax(z), naive_softmax(z)))
