"""You ask for the very same numbers: two libraries add in different orders and round differently,
so allow a relative difference of rtol."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    return np.array_equal(a, t.detach().numpy())
