"""You do not look at the size of the input layer: it should be at least 1, as all the others."""

from itertools import pairwise

PART = "errors"


def step_flops(layer_dims, m):
    if len(layer_dims) < 2 or min(layer_dims[1:]) < 1 or m < 1:
        raise ValueError("layer_dims should hold two sizes or more, from 1 on")
    layers = list(pairwise(layer_dims))
    total = sum(6 * a * b * m + 2 * b * m for a, b in layers)
    return total - 2 * layers[0][0] * layers[0][1] * m
