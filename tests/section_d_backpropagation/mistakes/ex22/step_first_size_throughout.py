"""You count every layer as if the network's input fed it: a layer's inputs are the units of the one
before."""


def step_flops(layer_dims, m):
    if len(layer_dims) < 2:
        raise ValueError("layer_dims needs two sizes at least")
    return sum(
        forward_flops(layer_dims[0], b, m)
        + backward_flops(layer_dims[0], b, m, input_gradient=layer > 0)
        for layer, b in enumerate(layer_dims[1:])
    )
