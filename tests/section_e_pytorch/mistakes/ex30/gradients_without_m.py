"""You add lam times W: the penalty is divided by the number of examples, as the loss is."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam * np.asarray(value)
    return penalised
