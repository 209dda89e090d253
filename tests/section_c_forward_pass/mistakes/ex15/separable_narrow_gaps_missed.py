"""You want a margin of some size before you call the classes separable: however narrow the gap, it
is one. Scale w so that the margin is 1, and nothing has to be compared with a tolerance."""

import numpy as np
from scipy.optimize import linprog


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    if len(np.unique(labels)) == 1:
        return True
    sides = np.where(labels == 1, 1.0, -1.0)
    # The largest margin t with sides * (w . p + b) >= t and no entry of w beyond 1.
    rows = np.column_stack([-sides[:, np.newaxis] * points.T, -sides, np.ones(len(labels))])
    d = len(points)
    goal = np.append(np.zeros(d + 1), -1.0)
    bounds = [(-1, 1)] * d + [(None, None)] * 2
    result = linprog(goal, A_ub=rows, b_ub=np.zeros(len(labels)), bounds=bounds)
    return bool(result.status == 0 and result.x[-1] > 0.05)
