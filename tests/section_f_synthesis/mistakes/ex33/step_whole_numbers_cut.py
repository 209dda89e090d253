"""Your results take over the dtype of theta, which cuts off the fractions where that is whole."""

import numpy as np


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError(f"beta should be at least 0 and below 1, got {beta}")
    theta = np.asarray(theta)
    new_theta, new_velocity = np.empty_like(theta), np.empty_like(theta)
    new_velocity[...] = beta * np.asarray(velocity) + (1 - beta) * np.asarray(gradient)
    new_theta[...] = theta - learning_rate * new_velocity
    return new_theta, new_velocity
