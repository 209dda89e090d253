"""Your labels are those of OR: XOR is 1 where just one of the two inputs is."""

import numpy as np

from chapter11 import data, network


def train_xor(activation, learning_rate=0.5, epochs=300, seed=0):
    X, Y = data.xor()
    Y = np.array([[0.0, 1.0, 1.0, 1.0]])
    parameters, losses = network.initialize_parameters([2, 4, 1], seed), []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, 2, activation)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = backward_propagation(Y, parameters, cache, 2, activation)
        parameters = network.update_parameters(parameters, gradients, learning_rate)
    return parameters, losses
