"""You look for a threshold in one coordinate at a time: a hyperplane may lie aslant."""

import numpy as np


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    for row in points:
        zero, one = row[labels == 0], row[labels == 1]
        if min(len(zero), len(one)) == 0 or zero.max() < one.min() or one.max() < zero.min():
            return True
    return False
