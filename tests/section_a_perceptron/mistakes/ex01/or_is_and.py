"""This gate is AND: one input alone does not bring the weighted sum above 0, and for OR it
should."""

import numpy as np


def or_gate():
    return np.array([1.0, 1.0]), -1.5
