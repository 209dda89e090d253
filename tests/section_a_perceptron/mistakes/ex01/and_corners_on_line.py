"""Your line runs through (0, 1) and (1, 0). The outputs come out right, but only because 0 counts
as no: move the line towards (1, 1), off the corners."""

import numpy as np


def and_gate():
    return np.array([1.0, 1.0]), -1.0
