"""Your count is a float: parameters are whole numbers, so count them in ints. Look for a / or a
NumPy array of floats."""

from itertools import pairwise


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b + b for a, b in pairwise(layer_dims)) / 1
