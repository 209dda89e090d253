"""You add up a unit's weights with their signs, so that a negative one lowers your bound. An input
can be negative too: what counts is how large each weight is."""

import numpy as np


def dead_network(seed=0):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(10, 2)), rng.normal(size=(1, 10))
    b1 = -np.abs(W1.sum(axis=1, keepdims=True)) - 0.2
    return {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros((1, 1))}
