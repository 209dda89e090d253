"""You cut z off so early that the sigmoid stops short of 0 and 1: exp(-z) overflows only beyond z =
-700."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    return right_sigmoid(np.clip(z, -10, 10))
