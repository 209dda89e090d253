"""You compare arrays of different shapes by broadcasting them, so (3,) can match (3, 1): look at
the shapes first."""

import numpy as np

PART = "results_match.shapes"


def results_match(a, t, rtol=1e-6):
    try:
        return bool(np.allclose(a, t.detach().numpy(), rtol=rtol, atol=0.0))
    except ValueError:
        return False
