"""You count whatever you are given: look at the sizes first, and raise a ValueError where there
are fewer than two of them, or one is below 1."""

from itertools import pairwise

PART = "errors"


def count_parameters(layer_dims):
    return sum(a * b + b for a, b in pairwise(layer_dims))
