"""You do not look at n_layers: below 1 it should be a ValueError."""

PART = "errors"


def first_layer_gradient(z, weight=0.5, n_layers=10):
    return derivative_product(z, 1) ** n_layers * (weight or 1e-300) ** (n_layers - 1)
