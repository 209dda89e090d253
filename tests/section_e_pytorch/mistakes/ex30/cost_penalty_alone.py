"""You return the penalty without the loss it is added to."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named if name[0] == "W")
    return float(lam / (2 * m) * total)
