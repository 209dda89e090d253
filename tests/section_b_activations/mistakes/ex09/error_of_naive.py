"""You use `naive_softmax`: the function on trial is `softmax`."""

import numpy as np


def shift_error(z, c):
    return float(np.max(np.abs(naive_softmax(z) - naive_softmax(np.asarray(z) + c))))
