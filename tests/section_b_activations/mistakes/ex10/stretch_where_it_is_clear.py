"""You ask for a slope below a tolerance: near its ends the slope is small, and negative all the
same."""

import numpy as np


def negative_derivative_interval():
    z = np.linspace(-4.0, 4.0, 80_001)
    negative = value_and_slope("gelu", z)[1] < -1e-3
    return z[negative][0], z[negative][-1]
