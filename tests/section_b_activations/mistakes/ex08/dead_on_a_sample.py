"""You set the biases by a sample of inputs: what you drew is silent, but the square holds inputs
that you did not draw. Find the largest sum there is, instead of trying some."""

import numpy as np


def dead_network(seed=0):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(10, 2)), rng.normal(size=(1, 10))
    sample = rng.uniform(-1.0, 1.0, (2, 100))
    b1 = -(W1 @ sample).max(axis=1, keepdims=True) - 0.002
    return {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros((1, 1))}
