"""Your mean leaves out the units that are off: their zeros are activations too."""

import numpy as np


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    for layer, one in enumerate(found, start=1):
        A = cache[f"A{layer}"]
        one["activation_mean"] = float(A[A > 0].mean()) if np.any(A > 0) else 0.0
    return found
