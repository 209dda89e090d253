"""You count the backward pass only: a step goes forwards first."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    return sum(
        backward_flops(a, b, m, input_gradient=layer > 0)
        for layer, (a, b) in enumerate(pairwise(layer_dims))
    )
