"""Your line runs through (1, 1), the corner it should cut off: with w . x + b exactly 0 there, the
output is 0."""

import numpy as np


def and_gate():
    return np.array([1.0, 1.0]), -2.0
