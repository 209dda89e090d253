"""Your formula divides one overflowing exponential by another, far out: write the slope with the
activation, which stays between 0 and 1."""

import numpy as np

PART = "extremes"


def sigmoid_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
