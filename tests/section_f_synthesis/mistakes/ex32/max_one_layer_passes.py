"""A single layer passes your check: a network needs an input and an output, two sizes at least."""

PART = "errors"


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if not sizes or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    regions = 1
    for size in sizes[1:-1]:
        regions *= size + 1
    return regions
