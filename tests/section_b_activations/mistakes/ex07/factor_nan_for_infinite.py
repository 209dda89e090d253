"""You return nan where the product at z_to has vanished: the factor is infinite."""

import math


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    return before / after if after > 0 else math.nan
