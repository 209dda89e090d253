"""A plain textbook solution of exercise 17."""

import numpy as np

from chapter11 import data, network


def gradient_check(parameters, x, y, num_layers, epsilon=1e-7):
    _, cache = network.forward_propagation(x, parameters, num_layers)
    grads = network.backward_propagation(y, parameters, cache, num_layers)
    params = {name: np.array(value, dtype=float) for name, value in parameters.items()}

    def loss():
        A, _ = network.forward_propagation(x, params, num_layers)
        return network.binary_cross_entropy(A, y)

    analytical, numerical = [], []
    for layer in range(1, num_layers + 1):
        for name in (f"W{layer}", f"b{layer}"):
            for index in np.ndindex(params[name].shape):
                old = params[name][index]
                params[name][index] = old + epsilon
                plus = loss()
                params[name][index] = old - epsilon
                minus = loss()
                params[name][index] = old
                numerical.append((plus - minus) / (2 * epsilon))
                analytical.append(grads[f"d{name}"][index])
    analytical, numerical = np.array(analytical), np.array(numerical)
    top = np.linalg.norm(analytical - numerical)
    bottom = np.linalg.norm(analytical) + np.linalg.norm(numerical)
    return top / bottom


def check_xor_network(seed=0):
    X, Y = data.xor()
    parameters, _ = network.train(X, Y, [2, 4, 1], learning_rate=0.1, epochs=50, seed=seed)
    rng = np.random.default_rng(seed)
    for name in ("b1", "b2"):
        parameters[name] = parameters[name] + rng.uniform(0.01, 0.02, parameters[name].shape)
    return gradient_check(parameters, X, Y, 2)
