"""You count dX in the first layer too: its input is the data, which is not trained."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    return sum(forward_flops(a, b, m) + backward_flops(a, b, m) for a, b in pairwise(layer_dims))
