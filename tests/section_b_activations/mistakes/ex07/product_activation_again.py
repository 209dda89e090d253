"""You hand the activation of one layer to the next: here every layer has the same z."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    product = 1.0
    for _ in range(n_layers):
        small = math.exp(-abs(z))
        product *= small / (1 + small) ** 2
        z = (1.0 if z >= 0 else small) / (1 + small)
    return product
