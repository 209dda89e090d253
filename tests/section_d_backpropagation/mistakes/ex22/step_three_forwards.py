"""You take three forward passes for a step: the first layer goes without dX, and no layer has two
db."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    return sum(3 * forward_flops(a, b, m) for a, b in pairwise(layer_dims))
