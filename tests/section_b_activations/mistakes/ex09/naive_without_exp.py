"""You divide the entries themselves by their sum: softmax divides their exponentials."""

import numpy as np


def naive_softmax(z):
    z = np.asarray(z, dtype=float)
    return z / z.sum()
