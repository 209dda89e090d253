"""You do not look at n_layers: below 1 it should be a ValueError."""

import math

PART = "errors"


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, 1), derivative_product(z_to, 1)
    return (before / after) ** n_layers if after > 0 and after ** abs(n_layers) > 0 else math.inf
