"""You ask for a margin: an example counts as soon as it is off the line, however close it is."""

import numpy as np


def separates(X, y, w, b):
    y = np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    return bool(np.all((2 * y - 1) * (np.asarray(X) @ np.asarray(w) + b) > 1e-8))
