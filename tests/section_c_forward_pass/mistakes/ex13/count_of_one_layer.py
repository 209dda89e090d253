"""A single layer passes your check: a network needs an input and an output, two sizes at
least."""

from itertools import pairwise

PART = "errors"


def count_parameters(layer_dims):
    if not layer_dims or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should hold sizes from 1 on, got {layer_dims}")
    return sum(a * b + b for a, b in pairwise(layer_dims))
