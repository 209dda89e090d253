"""Your grid is too coarse: its points lie further apart than the 1e-3 that is asked for."""

import numpy as np


def negative_derivative_interval():
    z = np.linspace(-4.0, 4.0, 801)
    negative = value_and_slope("gelu", z)[1] < 0
    return z[negative][0], z[negative][-1]
