"""Your activations have a row for each example: here a column is an example, so A1 is (8, m) and A2
is (4, m)."""

import numpy as np


def hidden_activations(X, parameters):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    A2 = np.tanh(parameters["W2"] @ A1 + parameters["b2"])
    return A1.T, A2.T
