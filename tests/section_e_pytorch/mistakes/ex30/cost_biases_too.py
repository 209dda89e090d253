"""You penalise the biases as well: only the weights count."""

import numpy as np


def l2_cost(data_loss, parameters, lam, m):
    named = list(parameters.items())
    total = sum(np.sum(np.asarray(p) ** 2) for name, p in named)
    return float(data_loss + lam / (2 * m) * total)
