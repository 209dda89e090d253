"""You compute the standard deviation once, from the first layer's sizes: each layer has its own."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "he":
            W *= np.sqrt(n_in / layer_dims[0])
    return parameters
