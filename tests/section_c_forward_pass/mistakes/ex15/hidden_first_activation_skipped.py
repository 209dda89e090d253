"""Your second layer is fed with the weighted sums of the first, not with its activations."""

import numpy as np


def hidden_activations(X, parameters):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A2 = np.tanh(parameters["W2"] @ Z1 + parameters["b2"])
    return A1, A2
