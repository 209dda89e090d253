"""You count the output, or the input, as a hidden layer: only layers with ReLU cut pieces."""


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    regions = 1
    for size in sizes[1:]:
        regions *= size + 1
    return regions
