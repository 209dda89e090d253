import math


def slope(z):
    e = math.exp(-abs(z))
    return e / ((1 + e) * (1 + e))


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError("n_layers must be >= 1")
    p = 1.0
    for _ in range(n_layers):
        p *= slope(z)
    return p


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError("n_layers must be >= 1")
    g = slope(z)
    for _ in range(n_layers - 1):
        g = g * weight
        g = g * slope(z)
    return g


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    below = derivative_product(z_to, n_layers)
    if below == 0:
        return math.inf
    return derivative_product(z_from, n_layers) / below
