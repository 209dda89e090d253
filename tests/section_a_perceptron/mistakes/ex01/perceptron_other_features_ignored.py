"""You take the first two features and drop the others without a word: an x with more features than
w has weights should raise a ValueError."""

import numpy as np

PART = "errors"


def perceptron(x, w, b):
    x = np.asarray(x)
    return np.asarray(x[..., 0] * w[0] + x[..., 1] * w[1] + b > 0, dtype=np.int64)
