"""You count the patterns of units on and off, 2 for each unit: with one input, n units cut a piece
into n + 1 at most."""


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    regions = 1
    for size in sizes[1:-1]:
        regions *= 2**size
    return regions
