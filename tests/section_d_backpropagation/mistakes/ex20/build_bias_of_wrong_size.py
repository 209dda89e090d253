"""You add the bias without looking at its size, so that shapes which do not fit give no ValueError
but something stretched or cut: NumPy's own complaint would have done."""

import numpy as np

PART = "errors"


def build_graph(x, y, W1, b1, W2, b2):
    n = len(W1)
    b1 = np.resize(b1, (n, 1))
    return right_build_graph(x, y, W1, b1, W2, b2)
