"""Your weights have deviation 1 whatever the number of inputs, so every layer makes the signal
larger: divide by the square root of that number."""

import numpy as np


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    for name, W in parameters.items():
        if name.startswith("W"):
            parameters[name] = (W / W.std() if W.size > 1 else W).astype(np.float32)
    return parameters, X
