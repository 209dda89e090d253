"""You are content when most examples are on their side: every one has to be."""

import numpy as np


def separates(X, y, w, b):
    y = np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    return bool(np.mean((2 * y - 1) * (np.asarray(X) @ np.asarray(w) + b) > 0) > 0.5)
