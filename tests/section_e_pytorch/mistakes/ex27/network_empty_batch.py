"""You check the layers but not the batch: a batch_size below 1 should be a ValueError too."""

import numpy as np

PART = "errors"


def make_network(layer_dims, batch_size, seed=0):
    if batch_size < 1:
        return right_make_network(layer_dims, 1, seed)[0], np.zeros((layer_dims[0], 0), np.float32)
    return right_make_network(layer_dims, batch_size, seed)
