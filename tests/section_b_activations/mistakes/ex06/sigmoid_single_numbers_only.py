"""Your sigmoid works for one number at a time: use functions of NumPy, which take whole arrays."""

import math


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))
