"""A layer without units passes your check: 0 is too small as well, since nothing would get
through."""

from itertools import pairwise

PART = "errors"


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 0:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b + b for a, b in pairwise(layer_dims))
