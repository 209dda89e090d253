"""You compare w . x with 0 and leave the bias out, so your line always passes through the
origin."""

import numpy as np


def perceptron(x, w, b):
    return np.asarray(np.asarray(x) @ np.asarray(w) > 0, dtype=np.int64)
