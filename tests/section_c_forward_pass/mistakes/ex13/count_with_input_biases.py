"""You count biases for the input layer: its units only hand on the input, and have no
parameters."""

from itertools import pairwise


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b for a, b in pairwise(layer_dims)) + sum(layer_dims)
