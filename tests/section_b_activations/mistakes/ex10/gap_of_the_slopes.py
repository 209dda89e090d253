"""You compare the derivatives: the gap is between the functions themselves."""

import numpy as np


def largest_gap(z_min=-4.0, z_max=4.0):
    z = np.linspace(z_min, z_max, 80_001)
    gap = np.abs(value_and_slope("gelu", z)[1] - value_and_slope("relu", z)[1])
    i = np.argmax(gap)
    return z[i], gap[i]
