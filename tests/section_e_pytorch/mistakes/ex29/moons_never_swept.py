"""You draw a rate where a sweep should find one."""

import numpy as np


def find_on_moons(seed=0):
    return float(10 ** np.random.default_rng(seed).uniform(-1.5, -0.5))
