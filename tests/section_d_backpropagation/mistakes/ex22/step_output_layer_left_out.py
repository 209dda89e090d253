"""You leave out the last layer of weights: [784, 10] has one already."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2 or min(*layer_dims, m) < 1:
        raise ValueError("layer_dims should hold two sizes or more, from 1 on")
    return sum(
        forward_flops(a, b, m) + backward_flops(a, b, m, input_gradient=layer > 0)
        for layer, (a, b) in enumerate(pairwise(layer_dims[:-1]))
    )
