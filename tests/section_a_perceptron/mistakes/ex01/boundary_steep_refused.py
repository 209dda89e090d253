"""You refuse lines that are merely steep: only w2 = 0 makes x2 impossible to tell, and nearly 0
does not."""

import numpy as np

PART = "errors"


def boundary_x2(x1, w, b):
    if np.isclose(w[1], 0):
        raise ValueError("w2 should not be 0")
    return right_boundary_x2(x1, w, b)
