"""You leave the sign on the difference, so a tensor that is too large always passes: compare the
absolute difference."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.all(a - other <= rtol * np.abs(a)))
