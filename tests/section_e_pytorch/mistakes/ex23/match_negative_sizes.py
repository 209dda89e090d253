"""You multiply rtol by the entry itself: where that is negative no difference is small enough. Take
its absolute value."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.all(np.abs(a - other) <= rtol * a))
