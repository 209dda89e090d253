"""Your He weights have the variance 1 / n_in: the 2 that makes up for ReLU is missing."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "he":
            W /= np.sqrt(2)
    return parameters
