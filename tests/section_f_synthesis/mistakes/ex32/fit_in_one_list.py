"""You return weights and biases in turn in one list: return two, the weights first."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(size=shape) for shape in shapes]
    biases = [rng.normal(size=(n_out, 1)) for n_out, _ in shapes]
    return [value for pair in zip(weights, biases, strict=True) for value in pair]
