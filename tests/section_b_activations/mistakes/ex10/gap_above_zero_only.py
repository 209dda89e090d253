"""You search above zero only, while the interval may lie below."""

import numpy as np


def largest_gap(z_min=-4.0, z_max=4.0):
    z = np.linspace(max(z_min, 0.0), max(z_max, 0.0), 40_001)
    gap = np.abs(value_and_slope("gelu", z)[0] - value_and_slope("relu", z)[0])
    i = np.argmax(gap)
    return z[i], gap[i]
