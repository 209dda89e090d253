"""You leave the norms squared: take the root of each, or a wrong backward pass looks much better
than it is."""

import numpy as np

from chapter11 import network


def gradient_check(parameters, x, y, num_layers, epsilon=1e-7):
    _, cache = network.forward_propagation(x, parameters, num_layers)
    claimed = network.backward_propagation(y, parameters, cache, num_layers)

    def loss_with(name, moved):
        A, _ = network.forward_propagation(x, {**parameters, name: moved}, num_layers)
        return network.binary_cross_entropy(A, y)

    analytical, numerical = [], []
    for layer in range(1, num_layers + 1):
        for kind in ("W", "b"):
            name = f"{kind}{layer}"
            parameter = parameters[name]
            for place in np.ndindex(parameter.shape):
                step = np.zeros_like(parameter)
                step[place] = epsilon
                difference = loss_with(name, parameter + step) - loss_with(name, parameter - step)
                numerical.append(difference / (2 * epsilon))
                analytical.append(claimed[f"d{name}"][place])
    g, n = np.array(analytical), np.array(numerical)
    size = np.sum(g**2) + np.sum(n**2)
    return float(np.sum((g - n) ** 2) / size) if size > 0 else 0.0
