"""You hold every difference against the largest entry, so small entries may be off by as much as
they like: compare each with its own size."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    if a.shape != other.shape:
        return False
    return bool(np.abs(a - other).max() <= rtol * np.abs(a).max())
