"""You return the mean of the differences: the largest one is asked for."""

import numpy as np


def shift_error(z, c):
    return float(np.mean(np.abs(softmax(z) - softmax(np.asarray(z) + c))))
