"""You multiply z by the weight before you take the slope: z is already the weighted sum."""


def first_layer_gradient(z, weight=0.5, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    return derivative_product(weight * z, n_layers) * weight ** (n_layers - 1)
