"""You do not look at n_layers: below 1 it should be a ValueError."""

import math

PART = "errors"


def derivative_product(z, n_layers=10):
    small = math.exp(-abs(z))
    slope = small / (1 + small) ** 2
    return slope**n_layers
