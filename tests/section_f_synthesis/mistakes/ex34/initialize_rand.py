"""You draw with `rand`, whose numbers lie between 0 and 1: `randn` (`standard_normal`) draws around
0, with standard deviation 1."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    rng = np.random.RandomState(seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy not in ("zeros", "ones"):
            s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}
            W[...] = rng.rand(n_out, n_in) * s[strategy]
    return parameters
