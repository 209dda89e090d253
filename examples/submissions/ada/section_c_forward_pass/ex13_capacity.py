from itertools import pairwise


def parameter_table(layer_dims):
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError(f"layer_dims: at least two layers of at least one unit, got {layer_dims}")
    return [(a * b, b) for a, b in pairwise(layer_dims)]


def count_parameters(layer_dims):
    return sum(map(sum, parameter_table(layer_dims)))


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter / 1e6
