"""You do not look at the input size: the bound is for one input, so any other is a ValueError."""

PART = "errors"


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    regions = 1
    for size in sizes[1:-1]:
        regions *= size + 1
    return regions
