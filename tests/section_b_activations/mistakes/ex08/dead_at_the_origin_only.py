"""Your biases are below zero, but not by enough for every input: in a corner of the square the
weighted sum W1 @ x outweighs them. How large can it get there?"""

import numpy as np


def dead_network(seed=0):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(10, 2)), rng.normal(size=(1, 10))
    return {"W1": W1, "b1": np.full((10, 1), -1.0), "W2": W2, "b2": np.zeros((1, 1))}
