"""Your slope is 1 on the negative side and 0 on the positive: it is the other way round."""

import numpy as np


def relu_derivative(z):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z < 0, 1.0, 0.0)
