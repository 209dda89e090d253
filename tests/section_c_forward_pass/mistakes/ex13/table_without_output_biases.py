"""Your last row has no biases: the units of the output layer have one each, as the hidden units
do."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    rows = [(a * b, b) for a, b in pairwise(layer_dims)]
    return [*rows[:-1], (rows[-1][0], 0)]
