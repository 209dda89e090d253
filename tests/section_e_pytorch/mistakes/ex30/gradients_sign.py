"""You subtract the penalty's gradient: descent along it then makes the weights larger. Add it."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] -= lam / m * np.asarray(value)
    return penalised
