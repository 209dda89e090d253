"""You ask a tensor that requires a gradient for its numbers, and torch refuses: detach it first."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.numpy()
    return a.shape == other.shape and bool(np.allclose(a, other, rtol=rtol, atol=0.0))
