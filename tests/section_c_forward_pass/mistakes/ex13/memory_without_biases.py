"""You count the memory of the weights only: biases are parameters too, and are stored as well."""

from itertools import pairwise


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return sum(a * b for a, b in pairwise(layer_dims)) * bytes_per_parameter / 10**6
