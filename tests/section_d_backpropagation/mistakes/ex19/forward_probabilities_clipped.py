"""You clip the probabilities in `forward`: near 0 and 1 they are others then, and what is clipped
has no slope to learn by. A guard belongs into the logarithm alone."""

import numpy as np


def forward(X, parameters):
    Y_hat, cache = right_forward(X, parameters)
    return np.clip(Y_hat, 1e-3, 1 - 1e-3), cache
