"""You compare means, in which differences cancel: every entry should match."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.isclose(a.mean(), other.mean(), rtol=rtol, atol=0.0))
