"""You look at the first two coordinates alone: points in more dimensions may be separable by the
others."""

import numpy as np
from scipy.optimize import linprog


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    points = points[:2]
    sides = np.where(labels == 1, 1.0, -1.0)
    rows = -sides[:, np.newaxis] * np.column_stack([points.T, np.ones(len(labels))])
    limits = -np.ones(len(labels))
    result = linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=limits, bounds=(None, None))
    return bool(result.status == 0)
