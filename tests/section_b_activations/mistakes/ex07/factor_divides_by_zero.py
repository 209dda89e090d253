"""You divide by a product that may have become 0: settle first what the factor is then."""


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    return before / after
