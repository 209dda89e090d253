"""n_layers = 0 passes your check: the least is one layer."""

import math

PART = "errors"


def derivative_product(z, n_layers=10):
    if n_layers < 0:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    small = math.exp(-abs(z))
    slope = small / (1 + small) ** 2
    return slope**n_layers
