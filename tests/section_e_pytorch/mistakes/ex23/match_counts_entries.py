"""You compare the numbers of entries, not the shapes: (3,) and (3, 1) have three entries each, and
still differ."""

import numpy as np

PART = "results_match.shapes"


def results_match(a, t, rtol=1e-6):
    return a.size == t.numel() and bool(
        np.allclose(a.ravel(), t.detach().numpy().ravel(), rtol=rtol, atol=0.0)
    )
