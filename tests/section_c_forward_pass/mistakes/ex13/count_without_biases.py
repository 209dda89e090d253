"""You count the weights only: each unit after the input layer has a bias too."""

from itertools import pairwise


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b for a, b in pairwise(layer_dims))
