"""Your product is rounded to a fixed number of decimals, where so small a number has lost most of
its digits: leave it as it is."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    small = math.exp(-abs(z))
    slope = small / (1 + small) ** 2
    return round(slope**n_layers, 8)
