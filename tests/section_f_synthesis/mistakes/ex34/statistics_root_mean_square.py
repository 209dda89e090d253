"""Your gradient_std is the root of the mean square: the mean comes off first."""

import numpy as np


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    for layer, one in enumerate(found, start=1):
        one["gradient_std"] = float(np.sqrt(np.mean(gradients[f"dW{layer}"] ** 2)))
    return found
