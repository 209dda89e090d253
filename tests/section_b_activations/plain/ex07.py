"""A plain textbook solution of exercise 7."""

import numpy as np


def slope(z):
    s = 1 / (1 + np.exp(-z))
    return float(s * (1 - s))


def derivative_product(z, n_layers=10):
    return slope(z) ** n_layers


def first_layer_gradient(z, weight=0.5, n_layers=10):
    gradient = slope(z)
    for _ in range(n_layers - 1):
        gradient = gradient * weight * slope(z)
    return gradient


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    return derivative_product(z_from, n_layers) / derivative_product(z_to, n_layers)
