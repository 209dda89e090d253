"""Where both products have vanished you get 0 / 0, which is nan: the factor is infinite wherever
the one at z_to is zero."""

import numpy as np


def shrink_factor(z_from=0.0, z_to=3.0, n_layers=10):
    before, after = derivative_product(z_from, n_layers), derivative_product(z_to, n_layers)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.divide(before, after))
