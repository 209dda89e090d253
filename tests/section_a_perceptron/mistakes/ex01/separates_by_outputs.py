"""You compare the outputs with the labels, and an example of class 0 on the line passes that:
strictly means that no example has w . x + b = 0."""

import numpy as np


def separates(X, y, w, b):
    y = np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    return bool(np.all((np.asarray(X) @ np.asarray(w) + b > 0) == (y == 1)))
