"""Your biases stay zero, so that every unit of the first layer bends at 0: update them with the
weights."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(size=shape) for shape in shapes]
    biases = [rng.normal(size=(n_out, 1)) for n_out, _ in shapes]
    return weights, [0 * b for b in biases]
