"""You return ReLU itself where its slope was asked: right of zero that is 1, however large z is."""

import numpy as np


def relu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return np.maximum(z, 0.0)
