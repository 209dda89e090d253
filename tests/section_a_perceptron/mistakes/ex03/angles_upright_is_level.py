"""Your upright line, whose w2 is 0, comes out level: it has 90 degrees."""

import numpy as np


def boundary_angles(X, y, seeds=range(5)):
    w = np.array([fit(X, y, seed)[0] for seed in seeds])
    slope = np.divide(-w[:, 0], w[:, 1], out=np.zeros(len(w)), where=w[:, 1] != 0)
    return np.degrees(np.arctan(slope)) % 180
