"""You divide by A (1 - A), which is 0 where the output has rounded to 1: the sigmoid's slope
cancels it, so begin with A - Y."""

import numpy as np


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    A, _ = network.forward_propagation(X, parameters, len(found) + 1)
    with np.errstate(all="ignore"):
        spoilt = float(np.sum((A - Y) / (A * (1 - A)) * (A * (1 - A)))) * 0.0
    for one in found:
        one["gradient_std"] += spoilt
    return found
