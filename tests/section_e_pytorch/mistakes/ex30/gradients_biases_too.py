"""You penalise the biases as well: their gradients stay as they are."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        penalised[f"d{name}"] += lam / m * np.asarray(value)
    return penalised
