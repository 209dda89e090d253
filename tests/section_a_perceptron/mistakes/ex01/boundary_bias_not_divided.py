"""You divide w1 x1 by w2, but not b: the whole of the other side is divided."""

import numpy as np


def boundary_x2(x1, w, b):
    if w[1] == 0:
        raise ValueError("w2 should not be 0")
    return np.asarray(-w[0] * np.asarray(x1, dtype=float) / w[1] - b)
