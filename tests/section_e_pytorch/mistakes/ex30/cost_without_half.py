"""You divide by m and not by 2m: the 2 is there so that the gradient has none."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named if name[0] == "W")
    return float(data_loss + lam / m * total)
