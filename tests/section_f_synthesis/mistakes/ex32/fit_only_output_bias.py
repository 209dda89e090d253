"""You return the bias of the output only; the hidden layers' stay at zero, and their bends at 0:
update all of them."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(size=shape) for shape in shapes]
    biases = [rng.normal(size=(n_out, 1)) for n_out, _ in shapes]
    return weights, [0 * biases[0], 0 * biases[1], biases[2]]
