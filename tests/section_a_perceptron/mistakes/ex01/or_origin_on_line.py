"""Your line runs through the origin, and (0, 0) should lie strictly on the side of 0: the bias
should be below 0."""

import numpy as np


def or_gate():
    return np.array([1.0, 1.0]), 0.0
