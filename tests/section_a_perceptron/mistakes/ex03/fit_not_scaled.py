"""You train on the points as they are: where they are far from the origin, or much larger or
smaller than 1, the bias takes for ever to get where it should. Centre and scale them first."""

import numpy as np

PART = "fit.any_data"


def fit(X, y, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    centre, size = np.zeros(2), 1.0
    rows = np.column_stack([(X - centre) / size, np.ones(len(X))])
    rows *= np.where(y == 1, 1.0, -1.0)[:, np.newaxis]
    v = np.random.default_rng(seed).normal(size=3)
    for _ in range(20_000):
        score = rows @ v
        if score.min() > 0:
            break
        v = v + 0.1 * rows[score.argmin()]
    w = v[:2] / size
    return w, float(v[2] - w @ centre)
