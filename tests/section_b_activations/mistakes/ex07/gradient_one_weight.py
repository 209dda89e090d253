"""You multiply by one weight only: every connection between two layers has its own, all of the same
size here."""


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    return derivative_product(z, n_layers) * weight
