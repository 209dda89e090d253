"""A network of one layer, of empty layers or for an empty batch makes no sense: raise a
ValueError."""

import numpy as np

PART = "errors"


def make_network(layer_dims, batch_size, seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for i in range(1, len(layer_dims)):
        W = rng.normal(size=(layer_dims[i], layer_dims[i - 1])) / max(layer_dims[i - 1], 1) ** 0.5
        parameters[f"W{i}"] = W.astype(np.float32)
        parameters[f"b{i}"] = np.zeros((layer_dims[i], 1), dtype=np.float32)
    return parameters, rng.normal(size=(layer_dims[0], batch_size)).astype(np.float32)
