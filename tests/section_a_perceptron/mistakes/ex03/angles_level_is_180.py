"""Your level line has 180 degrees: that is the direction of 0, and the angles end below 180."""

import numpy as np


def boundary_angles(X, y, seeds=range(5)):
    w = np.array([fit(X, y, seed)[0] for seed in seeds])
    angles = np.degrees(np.arctan2(w[:, 0], -w[:, 1]))
    return np.where(angles <= 0, angles + 180, angles)
