"""You give the most regions that a network of this size can have: count those of the weights that
are handed in."""


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    if not weights or weights[0].shape[1] != 1:
        raise ValueError("weights should hold at least one matrix, the first with one column")
    regions = 1
    for W in weights[:-1]:
        regions *= W.shape[0] + 1
    return regions
