"""Your sigmoid takes the exponential of a large number for z far out, which overflows: write it so
that the exponent is never positive, on either side of zero."""

import numpy as np

PART = "extremes"


def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    return 1 / (1 + np.exp(-z))
