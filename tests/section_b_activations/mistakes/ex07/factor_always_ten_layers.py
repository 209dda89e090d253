"""You leave n_layers out when you call derivative_product, which then takes its ten: hand it on."""

import math


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    before, after = derivative_product(z_from), derivative_product(z_to)
    return before / after if after > 0 else math.inf
