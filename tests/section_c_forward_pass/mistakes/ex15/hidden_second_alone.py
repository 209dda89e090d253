"""You return the second hidden layer alone: both are asked for, the first one first."""

import numpy as np


def hidden_activations(X, parameters):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    return np.tanh(parameters["W2"] @ A1 + parameters["b2"])
