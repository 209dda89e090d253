"""You seed the generator anew for every layer, so layers of one size get the same numbers: make it
once, before the loop."""

import numpy as np


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    for name in parameters:
        if name.startswith("W"):
            rng = np.random.default_rng(seed)
            shape = parameters[name].shape
            parameters[name] = (rng.normal(size=shape) / shape[1] ** 0.5).astype(np.float32)
    return parameters, X
