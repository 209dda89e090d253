"""You leave the weights out: on the way from a layer to the one before it the gradient passes a
connection."""


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    return derivative_product(z, n_layers)
