"""You add c to the first entry only: it is added to every entry."""

import numpy as np


def shift_error(z, c):
    moved = np.array(z, dtype=float)
    moved[0] += c
    return float(np.max(np.abs(softmax(z) - softmax(moved))))
