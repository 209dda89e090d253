"""Your rows hold one number each, weights and biases together: keep the two apart, as a pair."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return [a * b + b for a, b in pairwise(layer_dims)]
