"""You return the weighted sums of both layers: the activation has still to be applied to them."""

import numpy as np


def hidden_activations(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ np.tanh(Z1) + parameters["b2"]
    return Z1, Z2
