"""Your line is the one halfway between the means of the classes, moved a little by the seed: it may
well have points on the wrong side. Learn from mistakes until there are none."""

import numpy as np


def fit(X, y, seed=0):
    one, zero = X[y == 1].mean(axis=0), X[y == 0].mean(axis=0)
    w = (one - zero) * (1 + 1e-3 * np.random.default_rng(seed).normal(size=2))
    return w, float(-w @ (one + zero) / 2)
