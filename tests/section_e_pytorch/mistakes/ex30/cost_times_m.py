"""Your m has come to stand above the line: lam / 2 * m is (lam / 2) * m in Python."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named if name[0] == "W")
    return float(data_loss + lam / 2 * m * total)
