"""Your network has got stuck: so many of its units are off that one region is left. Start from
several, and keep the best."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(size=shape) for shape in shapes]
    biases = [rng.normal(size=(n_out, 1)) for n_out, _ in shapes]
    return weights, [biases[0], biases[1] - 1000, biases[2]]
