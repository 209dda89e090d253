"""You multiply all the sizes with each other: weights run only between neighbouring layers, so
multiply in pairs and add."""


def count_parameters(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims should have two sizes or more, from 1 on, got {layer_dims}")
    product = 1
    for size in layer_dims:
        product *= size
    return product + sum(layer_dims[1:])
