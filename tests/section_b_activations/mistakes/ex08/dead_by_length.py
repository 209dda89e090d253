"""You take the length of a unit's weights for the largest sum that they can give. That
holds in a circle; the corners of the square lie further out."""

import numpy as np


def dead_network(seed=0):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(10, 2)), rng.normal(size=(1, 10))
    b1 = -np.linalg.norm(W1, axis=1, keepdims=True) - 0.02
    return {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros((1, 1))}
