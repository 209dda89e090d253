"""Your weights are uniform from -s to s, whose standard deviation is s / sqrt(3): the limits have
to be wider."""

import numpy as np


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy not in ("zeros", "ones"):
            rng = np.random.default_rng([seed, layer])
            s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}
            W[...] = rng.uniform(-s[strategy], s[strategy], W.shape)
    return parameters
