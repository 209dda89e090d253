"""You train on the test part of the moons: the training part comes first."""

import numpy as np


def train_moons(beta, epochs=300, learning_rate=1.0, seed=0):
    _, _, X, Y = data.moons()
    parameters = network.initialize_parameters([2, 16, 1], seed)
    velocities = {name: np.zeros_like(value) for name, value in parameters.items()}
    losses = []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, 2)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = network.backward_propagation(Y, parameters, cache, 2)
        for name, theta in parameters.items():
            parameters[name], velocities[name] = momentum_step(
                theta, velocities[name], gradients[f"d{name}"], learning_rate, beta
            )
    return losses
