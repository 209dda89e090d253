"""You stop at the activation of the first layer, dL/da: on to z its own slope is still to be
multiplied."""


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    slope = derivative_product(z, 1)
    return slope ** (n_layers - 1) * weight ** (n_layers - 1)
