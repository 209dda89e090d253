"""You run a perceptron for a limited number of epochs: where the gap is narrow, or far from the
origin, it needs more than any number you choose, so giving up proves nothing. Feasibility of a
linear program is exact."""

import numpy as np


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    signs = np.where(labels == 1, 1.0, -1.0)
    w = np.zeros(len(points) + 1)
    rows = np.column_stack([points.T, np.ones(len(labels))])
    for _ in range(100):
        wrong = 0
        for row, sign in zip(rows, signs, strict=True):
            if sign * (w @ row) <= 0:
                w = w + sign * row
                wrong += 1
        if wrong == 0:
            return True
    return False
