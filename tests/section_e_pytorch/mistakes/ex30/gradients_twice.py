"""You add 2 lam / m times W: the penalty has a half in it already."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += 2 * lam / m * np.asarray(value)
    return penalised
