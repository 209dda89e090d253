"""You set the negative entries of z itself to 0, and with it the array of whoever called: make a
new array."""

import numpy as np


def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z
