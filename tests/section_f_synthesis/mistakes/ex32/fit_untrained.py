"""You return the network as it was drawn: with biases of zero all its units bend at 0, which leaves
two regions. Train it."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in)) for n_out, n_in in shapes]
    return weights, [np.zeros((n_out, 1)) for n_out, _ in shapes]
