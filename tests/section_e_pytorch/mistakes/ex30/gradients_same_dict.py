"""You give back the dict that you were given where lam is 0: a new dict is asked for, always."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    if lam == 0:
        return gradients
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam / m * np.asarray(value)
    return penalised
