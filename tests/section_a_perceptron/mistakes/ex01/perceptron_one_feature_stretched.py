"""You multiply x and w entry by entry, and NumPy stretches a single feature to all the weights: as
many features as weights are needed, else a ValueError."""

import numpy as np


def perceptron(x, w, b):
    return np.asarray((np.asarray(x) * np.asarray(w)).sum(axis=-1) + b > 0, dtype=np.int64)
