"""You take z for the activation: a derivative is handed z itself, so compute sigmoid(z) first."""

import numpy as np


def sigmoid_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return z * (1 - z)
