"""You never use rtol, so every call is as strict as the default: hand it on to the comparison."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    other = t.detach().numpy()
    return a.shape == other.shape and bool(np.allclose(a, other, rtol=1e-6, atol=0.0))
