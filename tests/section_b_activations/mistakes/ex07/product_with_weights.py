"""You multiply the weights in as well: they belong to first_layer_gradient, here are the slopes
alone."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    small = math.exp(-abs(z))
    slope = small / (1 + small) ** 2
    return slope**n_layers * 0.5 ** (n_layers - 1)
