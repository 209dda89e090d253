"""You add up the units of all layers: each layer cuts all the pieces that the ones before have
made, so the numbers multiply."""


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    regions = 1
    for size in sizes[1:-1]:
        regions += size
    return regions
