"""You compare the slopes of a single layer: the products of all the layers differ by the power of
that."""

import math


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, 1), derivative_product(z_to, 1)
    derivative_product(z_from, n_layers)
    return before / after if after > 0 else math.inf
