"""You return 1 where no loss is below: argmax gives 0 if nothing is true. Ask first whether any
is."""

import numpy as np


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    return int(np.argmax(np.array(losses) < threshold)) + 1
