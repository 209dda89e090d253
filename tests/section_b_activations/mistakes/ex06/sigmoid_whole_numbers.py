"""You fill an array of the kind of z, and for integers that is one of integers, which cuts the
values off: make the result float64."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    result[...] = right_sigmoid(z)
    return result
