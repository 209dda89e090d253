"""Your biases are (n_out,): they should be columns, (n_out, 1)."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        parameters[f"b{layer}"] = np.zeros(n_out)
    return parameters
