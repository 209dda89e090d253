"""You add up the absolute values, which is the L1 penalty: take the squares."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.abs(p)) for name, p in named if name[0] == "W")
    return float(data_loss + lam / (2 * m) * total)
