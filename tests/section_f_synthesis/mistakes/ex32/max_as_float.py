"""Your product is a float, which keeps about 16 digits: Python's own int keeps them all."""


def max_linear_regions(layer_dims):
    return float(right_max_linear_regions(layer_dims))
