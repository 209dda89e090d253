"""You add lam / (2m) times W: differentiating a square gives a 2, which takes the 2 below away."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam / (2 * m) * np.asarray(value)
    return penalised
