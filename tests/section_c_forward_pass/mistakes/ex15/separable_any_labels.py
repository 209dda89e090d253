"""You take every label that is not 1 for class 0: a label that is neither 0 nor 1 should raise a
ValueError."""

import numpy as np
from scipy.optimize import linprog

PART = "errors"


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    sides = np.where(labels == 1, 1.0, -1.0)
    rows = -sides[:, np.newaxis] * np.column_stack([points.T, np.ones(len(labels))])
    limits = -np.ones(len(labels))
    result = linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=limits, bounds=(None, None))
    return bool(result.status == 0)
