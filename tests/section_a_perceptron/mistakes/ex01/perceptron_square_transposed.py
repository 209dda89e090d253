"""You tell rows from columns by their lengths, and two examples of two features go the wrong way
round: an example is always a row."""

import numpy as np


def perceptron(x, w, b):
    x, w = np.asarray(x), np.asarray(w)
    score = w @ x if x.shape[0] == len(w) else x @ w
    return np.asarray(score + b > 0, dtype=np.int64)
