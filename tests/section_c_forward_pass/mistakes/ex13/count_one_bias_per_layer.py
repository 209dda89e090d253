"""You count one bias for each layer: every unit of a layer has a bias of its own."""

from itertools import pairwise


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return sum(a * b + 1 for a, b in pairwise(layer_dims))
