"""Your weights have changed places: x1 goes with the first weight, and the division is by the
second."""

import numpy as np


def boundary_x2(x1, w, b):
    if w[1] == 0:
        raise ValueError("w2 should not be 0")
    return np.asarray(-(w[1] * np.asarray(x1, dtype=float) + b) / w[0])
