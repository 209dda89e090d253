"""You add the sign of each weight, which is the gradient of the L1 penalty: for squares it is the
weight itself."""

import numpy as np


def l2_gradients(gradients, parameters, lam, m):
    penalised = {name: np.array(value) for name, value in gradients.items()}
    for name, value in parameters.items():
        if name.startswith("W"):
            penalised[f"d{name}"] += lam / m * np.sign(value)
    return penalised
