"""These are the directions of w: the line runs at right angles to it."""

import numpy as np


def boundary_angles(X, y, seeds=range(5)):
    w = np.array([fit(X, y, seed)[0] for seed in seeds])
    return np.degrees(np.arctan2(w[:, 1], w[:, 0])) % 180
