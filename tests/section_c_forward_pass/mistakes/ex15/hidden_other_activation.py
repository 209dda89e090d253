"""Your `hidden_activations` uses ReLU, while `train_xor` trains with another activation: with its
parameters, these are not the places where that network puts the points."""

import numpy as np


def hidden_activations(X, parameters):
    A1 = np.maximum(parameters["W1"] @ X + parameters["b1"], 0.0)
    A2 = np.maximum(parameters["W2"] @ A1 + parameters["b2"], 0.0)
    return A1, A2
