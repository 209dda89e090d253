"""You draw the batch from a generator of its own that no seed reaches: draw weights and X from one
generator."""

import numpy as np


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    return parameters, np.random.default_rng(0).normal(size=X.shape).astype(np.float32)
