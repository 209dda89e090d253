"""Your difference goes to one side: the loss above minus the loss where you stand. Go down by
epsilon too, and compare those two."""

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
            here = loss()
            parameter[place] = value + epsilon
            above = loss()
            parameter[place] = value
            gradient[place] = (above - here) / epsilon
        gradients[f"d{name}"] = gradient
    return gradients
