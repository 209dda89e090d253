"""Your angles are in radians: degrees are asked for."""

import numpy as np


def boundary_angles(X, y, seeds=range(5)):
    w = np.array([fit(X, y, seed)[0] for seed in seeds])
    return np.arctan2(w[:, 0], -w[:, 1]) % np.pi
