"""You multiply the activations: going back, the chain rule multiplies by their slopes."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    z = max(z, -700.0)
    return (1 / (1 + math.exp(-z))) ** n_layers
