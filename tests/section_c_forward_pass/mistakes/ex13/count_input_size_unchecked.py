"""You do not look at the size of the input layer: it should be at least 1, as all the others."""

from itertools import pairwise

PART = "errors"


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims[1:]) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b + b for a, b in pairwise(layer_dims))
