"""You return the larger product by the smaller, whichever is which: from z_from to z_to the product
may also become larger, and the factor is then below 1."""

import math


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    return max(before, after) / min(before, after) if min(before, after) > 0 else math.inf
