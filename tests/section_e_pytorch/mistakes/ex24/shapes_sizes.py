"""You return numbers of entries: return the shapes, which hold a size for each dimension."""

import math


def gradient_shapes(W, x, b):
    return {name: math.prod(shape) for name, shape in right_gradient_shapes(W, x, b).items()}
