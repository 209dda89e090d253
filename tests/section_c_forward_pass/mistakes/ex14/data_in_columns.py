"""Your x and y are columns, (n, 1): here a column is one example, so n of them make a row, (1,
n)."""

import numpy as np


def make_data(n=1000):
    x = np.linspace(0.0, 1.0, n).reshape(n, 1)
    return x, np.sin(2 * np.pi * x)
