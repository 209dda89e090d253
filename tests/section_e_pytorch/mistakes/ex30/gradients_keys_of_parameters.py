"""Your keys are those of the parameters, W1 and so on: gradients are called dW1, db1 as they
came."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam / m * np.asarray(value)
    return {name[1:]: value for name, value in penalised.items()}
