"""You draw with the variance, 2 / n_in for instance, in the place of the standard deviation: it
is the root of that."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "he":
            W *= np.sqrt(2 / n_in)
        elif strategy == "xavier":
            W *= np.sqrt(2 / (n_in + n_out))
        elif strategy == "small":
            W *= 0.01
    return parameters
