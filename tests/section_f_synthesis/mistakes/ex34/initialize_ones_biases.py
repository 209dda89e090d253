"""In your network of ones the biases are 1 too: biases are 0 under every strategy."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "ones":
            parameters[f"b{layer}"] = np.ones((n_out, 1))
    return parameters
