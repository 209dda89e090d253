"""You return the comparison itself, True and False: make numbers of them."""

import numpy as np


def relu_derivative(z):
    return np.asarray(z) > 0
