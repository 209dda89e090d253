"""You hold the difference itself against rtol: it is relative, so hold the difference against rtol
times the size of the entry."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.all(np.abs(a - other) <= rtol))
