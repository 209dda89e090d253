"""Your ReLU is half as steep as it should be: z plus its absolute value counts a positive z twice,
but you divide once too often."""

import numpy as np


def relu(z):
    z = np.asarray(z, dtype=np.float64)
    return (z + np.abs(z)) / 4
