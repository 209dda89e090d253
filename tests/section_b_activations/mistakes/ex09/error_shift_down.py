"""You subtract c instead of adding it."""

import numpy as np


def shift_error(z, c):
    return float(np.max(np.abs(softmax(z) - softmax(np.asarray(z) - c))))
