"""This gate is OR: with one input alone the weighted sum is above 0 already. Both inputs together
should be needed to get there."""

import numpy as np


def and_gate():
    return np.array([1.0, 1.0]), -0.5
