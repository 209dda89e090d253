"""You replace the nan: the formula as written gives nan where it overflows, and this function is
there to show it."""

import numpy as np


def naive_softmax(z):
    return np.nan_to_num(right_naive_softmax(z))
