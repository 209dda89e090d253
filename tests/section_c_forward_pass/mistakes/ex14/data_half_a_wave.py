"""Your y is sin(pi x), half a wave: on [0, 1] the sine should go through a whole one."""

import numpy as np


def make_data(n=1000):
    x = np.linspace(0.0, 1.0, n).reshape(1, n)
    return x, np.sin(np.pi * x)
