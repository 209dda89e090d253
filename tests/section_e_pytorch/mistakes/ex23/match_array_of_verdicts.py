"""You return a verdict for every entry: put them together into a single True or False."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and np.isclose(a, other, rtol=rtol, atol=0.0)
