"""You look for the largest GELU - ReLU, which is 0, since GELU lies below: it is the absolute
difference that counts."""

import numpy as np


def largest_gap(z_min=-4.0, z_max=4.0):
    z = np.linspace(z_min, z_max, 80_001)
    gap = value_and_slope("gelu", z)[0] - value_and_slope("relu", z)[0]
    i = np.argmax(gap)
    return z[i], gap[i]
