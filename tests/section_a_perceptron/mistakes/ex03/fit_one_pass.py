"""You go through the examples once: a move for one of them may undo what was right for another. Go
on until a pass has no mistake."""

import numpy as np


def fit(X, y, seed=0):
    *w, b = np.random.default_rng(seed).normal(size=3)
    for x, label in zip(X, y, strict=True):
        error = label - (w @ x + b > 0)
        w, b = w + 0.1 * error * x, b + 0.1 * error
    return np.asarray(w), float(b)
