"""Your activations are one layer behind, the first being X itself: layer 1 comes after W1."""

import numpy as np


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    for layer, one in enumerate(found, start=1):
        one["activation_mean"] = float(np.mean(cache[f"A{layer - 1}"]))
        one["activation_std"] = float(np.std(cache[f"A{layer - 1}"]))
    return found
