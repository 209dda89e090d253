"""You hand z alone to derivative_product, which then takes its ten layers: hand n_layers on."""


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    return derivative_product(z) * weight ** (n_layers - 1)
