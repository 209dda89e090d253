"""Your biases are float64, which np.zeros makes by default: one of them is enough to make NumPy
compute everything after it in float64, and the comparison is no longer fair."""

import numpy as np


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    biases = {k: v.astype(np.float64) for k, v in parameters.items() if k.startswith("b")}
    return {**parameters, **biases}, X
