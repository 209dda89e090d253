"""You count a bias for each unit on the left of the weights, where the weights start: the biases
belong to the units on the right, which sum."""

from itertools import pairwise


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b + a for a, b in pairwise(layer_dims))
