"""You raise an error where the product at z_to has vanished: the factor is infinite there, which is
a number that float64 has."""


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    if after == 0:
        raise ValueError("the product at z_to is zero")
    return before / after
