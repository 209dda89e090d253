"""Your rows add up from layer to layer: each should show its own layer only."""

from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    rows, weights, biases = [], 0, 0
    for a, b in pairwise(layer_dims):
        weights, biases = weights + a * b, biases + b
        rows.append((weights, biases))
    return rows
