"""You let examples of both classes lie on the line: strictly means above 0 and below 0, not "at
least" and "at most"."""

import numpy as np


def separates(X, y, w, b):
    y = np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    return bool(np.all((2 * y - 1) * (np.asarray(X) @ np.asarray(w) + b) >= 0))
