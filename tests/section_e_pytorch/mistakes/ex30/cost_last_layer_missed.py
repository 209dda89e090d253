"""You leave out the last layer: every weight matrix counts."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named[:-2] if name[0] == "W")
    return float(data_loss + lam / (2 * m) * total)
