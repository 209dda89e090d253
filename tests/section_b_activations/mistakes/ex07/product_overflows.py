"""Your exponential overflows for a z far below zero, which Python's math ends with an error: the
slope is the same at z and -z, so the exponent need never be positive."""

import math


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    a = 1 / (1 + math.exp(-z))
    return (a * (1 - a)) ** n_layers
