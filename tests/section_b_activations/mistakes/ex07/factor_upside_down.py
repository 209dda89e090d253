"""Your fraction is upside down: how many times smaller is the larger product divided by the
smaller, where it does become smaller."""

import math


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    return after / before if before > 0 else math.inf
