"""Your table has a row for the input layer: it has no parameters, so the first row is that of the
first hidden layer (or of the output)."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return [(0, 0)] + [(a * b, b) for a, b in pairwise(layer_dims)]
