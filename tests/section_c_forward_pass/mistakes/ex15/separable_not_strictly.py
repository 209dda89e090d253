"""You let points lie on the hyperplane: separable means strictly, so ask for >= 1 and <= -1, not
for >= 0 and <= 0, which w = 0 satisfies always."""

import numpy as np
from scipy.optimize import linprog


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    sides = np.where(labels == 1, 1.0, -1.0)
    rows = -sides[:, np.newaxis] * np.column_stack([points.T, np.ones(len(labels))])
    limits = np.zeros(len(labels))
    result = linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=limits, bounds=(None, None))
    return bool(result.status == 0)
