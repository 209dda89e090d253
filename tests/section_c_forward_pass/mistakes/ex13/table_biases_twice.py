"""Your weights contain the biases already, which then count twice: the first number of a pair is
that of the weights alone."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    return [((a + 1) * b, b) for a, b in pairwise(layer_dims)]
