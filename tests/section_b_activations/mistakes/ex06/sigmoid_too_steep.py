"""Your sigmoid is twice as steep as it should be: where it is written with tanh, z is halved
inside."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    return (1 + np.tanh(z)) / 2
