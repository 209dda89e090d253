"""Your line is right and its sides are swapped: this gate is NAND. Turn the signs of w and b."""

import numpy as np


def and_gate():
    return np.array([-1.0, -1.0]), 1.5
