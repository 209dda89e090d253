"""You call one class alone inseparable: with nothing on the other side, every hyperplane far enough
away will do."""

import numpy as np
from scipy.optimize import linprog


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    if len(np.unique(labels)) < 2:
        return False
    sides = np.where(labels == 1, 1.0, -1.0)
    rows = -sides[:, np.newaxis] * np.column_stack([points.T, np.ones(len(labels))])
    limits = -np.ones(len(labels))
    result = linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=limits, bounds=(None, None))
    return bool(result.status == 0)
