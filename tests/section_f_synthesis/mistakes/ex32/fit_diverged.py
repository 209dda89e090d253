"""Your weights are not finite: the training has diverged, so take smaller steps."""

import numpy as np


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    shapes = [(3, 1), (3, 3), (1, 3)]
    weights = [rng.normal(size=shape) for shape in shapes]
    biases = [rng.normal(size=(n_out, 1)) for n_out, _ in shapes]
    return [W * float("nan") for W in weights], biases
