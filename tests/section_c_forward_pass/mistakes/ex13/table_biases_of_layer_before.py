"""You give each layer as many biases as it has inputs: a bias belongs to each of its own
units."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return [(a * b, a) for a, b in pairwise(layer_dims)]
