"""You give the stretch on which GELU itself is negative: the question is about its derivative."""

import numpy as np


def negative_derivative_interval():
    z = np.linspace(-4.0, 4.0, 80_001)
    negative = value_and_slope("gelu", z)[0] < 0
    return z[negative][0], z[negative][-1]
