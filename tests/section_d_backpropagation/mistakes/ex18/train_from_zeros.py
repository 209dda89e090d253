"""All your weights start at zero: every hidden unit then gives the same, and gets the same
gradient, for ever. Draw them."""

import numpy as np

from chapter11 import data, network


def train_xor(activation, learning_rate=0.5, epochs=300, seed=0):
    X, Y = data.xor()
    sizes = {"W1": (4, 2), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
    parameters, losses = {name: np.zeros(size) for name, size in sizes.items()}, []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, 2, activation)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = backward_propagation(Y, parameters, cache, 2, activation)
        parameters = network.update_parameters(parameters, gradients, learning_rate)
    return parameters, losses
