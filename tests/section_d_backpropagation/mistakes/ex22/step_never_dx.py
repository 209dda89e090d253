"""You count dX in no layer: from the second layer on it carries the gradient back to the layer
before."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    return sum(
        forward_flops(a, b, m) + backward_flops(a, b, m, input_gradient=False)
        for a, b in pairwise(layer_dims)
    )
