"""You count whatever sizes you are given: raise a ValueError where one is below 1."""

from itertools import pairwise

PART = "errors"


def step_flops(layer_dims, m):
    if len(layer_dims) < 2 or m < 1:
        raise ValueError("layer_dims needs two sizes at least, m should be at least 1")
    layers = list(pairwise(layer_dims))
    total = sum(6 * a * b * m + 2 * b * m for a, b in layers)
    return total - 2 * layers[0][0] * layers[0][1] * m
