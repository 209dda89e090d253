"""You stop after two layers: every weight matrix in the dict has the penalty."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name in ("W1", "W2"):
            penalised[f"d{name}"] += lam / m * np.asarray(value)
    return penalised
