"""You leave out dX in the last layer: that is where the gradient starts on its way back; it is the
first layer that has nobody to hand it to."""

from itertools import pairwise


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    layers = list(pairwise(layer_dims))
    last = len(layers) - 1
    return sum(
        forward_flops(a, b, m) + backward_flops(a, b, m, input_gradient=layer < last)
        for layer, (a, b) in enumerate(layers)
    )
