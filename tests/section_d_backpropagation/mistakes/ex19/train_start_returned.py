"""You return the parameters that the training began with: return the trained ones."""

import numpy as np


def train_blobs(seed=0):
    rng = np.random.default_rng(seed)
    rng.permutation(300)
    parameters = {}
    for layer, (n_in, n_out) in enumerate([(2, 8), (8, 3)], 1):
        parameters[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return {**right_train_blobs(seed), "parameters": parameters}
