"""Your product overflows for deep networks: a NumPy integer ends at about 9e18. Python's own int
has no end."""

import numpy as np


def max_linear_regions(layer_dims):
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    with np.errstate(all="ignore"):
        return int(np.prod(np.array(sizes[1:-1], dtype=np.int64) + 1))
