"""Your count overflows for large layers: 32-bit integers end at about two thousand million.
Python's own int has no end."""

import numpy as np


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    dims = np.array(layer_dims).astype(np.int32)
    return int(np.sum(dims[:-1] * dims[1:]) + np.sum(dims[1:]))
