"""You add a tiny number below the fraction: the products are no larger themselves, so it changes
the factor, and it hides the infinite one."""


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    return before / (after + 1e-12)
