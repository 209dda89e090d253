"""You are content with one entry that matches: all of them should."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.any(np.isclose(a, other, rtol=rtol, atol=0.0)))
