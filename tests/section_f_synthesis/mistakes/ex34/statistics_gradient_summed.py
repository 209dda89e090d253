"""Your gradients are those of a sum over the examples: the loss is their mean."""

import numpy as np


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    for one in found:
        one["gradient_std"] *= np.shape(Y)[1]
    return found
