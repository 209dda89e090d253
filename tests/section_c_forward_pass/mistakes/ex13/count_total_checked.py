"""You check the number that comes out, not the sizes that go in: a wrong size can hide behind the
others. Look at each size by itself."""

from itertools import pairwise

PART = "errors"


def count_parameters(layer_dims):
    count = sum(a * b + b for a, b in pairwise(layer_dims))
    if count < 1:
        raise ValueError(f"no parameters in {layer_dims}")
    return count
