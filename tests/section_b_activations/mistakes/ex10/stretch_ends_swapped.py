"""Your two ends are in the wrong order: the lower one comes first."""

import numpy as np


def negative_derivative_interval():
    z = np.linspace(-4.0, 4.0, 80_001)
    negative = value_and_slope("gelu", z)[1] < 0
    return z[negative][-1], z[negative][0]
