"""You multiply ten slopes whatever n_layers is: ten is only its default."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    small = math.exp(-abs(z))
    slope = small / (1 + small) ** 2
    return slope**10
