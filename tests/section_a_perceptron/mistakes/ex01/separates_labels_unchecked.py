"""You take every label that is not 1 for class 0: a label that is neither 0 nor 1 should raise a
ValueError."""

import numpy as np

PART = "errors"


def separates(X, y, w, b):
    score = np.asarray(X) @ np.asarray(w) + b
    return bool(np.all(np.where(np.asarray(y) == 1, score > 0, score < 0)))
