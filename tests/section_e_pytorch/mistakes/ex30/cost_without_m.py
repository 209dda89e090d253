"""You do not divide by m: the penalty is lam / (2m) times the sum."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named if name[0] == "W")
    return float(data_loss + lam / 2 * total)
