"""You add the penalty to the arrays that you were given: whoever holds them finds them changed. A
new dict needs new arrays."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = dict(gradients)
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam / m * np.asarray(value)
    return penalised
