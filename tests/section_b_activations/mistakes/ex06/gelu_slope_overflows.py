"""cosh overflows far out, which gives a warning: the slope of tanh(u) can be written with tanh(u)
itself."""

import numpy as np

PART = "extremes"


def gelu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    u = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
    t = np.tanh(u)
    du = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * z**2)
    return (1 + t) / 2 + z / 2 * du / np.cosh(u) ** 2
