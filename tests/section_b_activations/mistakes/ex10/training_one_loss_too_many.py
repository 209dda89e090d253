"""Your losses have one entry too many, the loss after the last epoch: one for each epoch is asked
for."""

import numpy as np


def train_moons(activation, epochs=300, seed=0):
    result = right_train_moons(activation, epochs, seed)
    return {**result, "losses": np.append(result["losses"], result["losses"][-1])}
