"""Your step grows with the parameter that it moves: epsilon is the step itself, the same for
all."""

import numpy as np


def numerical_gradients(x, y, W1, b1, W2, b2, epsilon=1e-7):
    parameters = {"W1": W1.copy(), "b1": b1.copy(), "W2": W2.copy(), "b2": b2.copy()}

    def loss():
        W1, b1, W2, b2 = parameters.values()
        return bce_loss(1 / (1 + np.exp(-(W2 @ np.maximum(W1 @ x + b1, 0.0) + b2))), y)

    gradients = {}
    for name, parameter in parameters.items():
        gradient = np.zeros_like(parameter)
        for place in np.ndindex(parameter.shape):
            value = parameter[place]
            step = epsilon * abs(value) if value else epsilon
            parameter[place] = value + step
            above = loss()
            parameter[place] = value - step
            below = loss()
            parameter[place] = value
            gradient[place] = (above - below) / (2 * step)
        gradients[f"d{name}"] = gradient
    return gradients
