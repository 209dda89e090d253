"""A plain textbook solution of exercise 17."""

import numpy as np
from numpy.typing import NDArray

from chapter11 import data, network

Array = NDArray[np.float64]


def gradient_check(
    parameters: dict[str, Array], x: Array, y: Array, num_layers: int, epsilon: float = 1e-7
) -> float:
    _, cache = network.forward_propagation(x, parameters, num_layers)
    grads = network.backward_propagation(y, parameters, cache, num_layers)

    def cost() -> float:
        A, _ = network.forward_propagation(x, parameters, num_layers)
        return network.binary_cross_entropy(A, y)

    analytical, numerical = [], []
    for name, values in parameters.items():
        for index in np.ndindex(values.shape):
            values[index] += epsilon
            cost_plus = cost()
            values[index] -= 2 * epsilon
            cost_minus = cost()
            values[index] += epsilon
            numerical.append((cost_plus - cost_minus) / (2 * epsilon))
            analytical.append(grads["d" + name][index])

    g, n = np.array(analytical), np.array(numerical)
    return float(np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)))


def check_xor_network(seed: int = 0) -> float:
    X, Y = data.xor()
    parameters = network.initialize_parameters([2, 16, 1], seed)
    # Biases off zero keep every unit off the kink at the input (0, 0).
    rng = np.random.default_rng(seed)
    parameters["b1"] = rng.uniform(0.1, 0.5, (16, 1))
    for _ in range(300):
        _, cache = network.forward_propagation(X, parameters, 2)
        grads = network.backward_propagation(Y, parameters, cache, 2)
        parameters = network.update_parameters(parameters, grads, 0.1)
    return gradient_check(parameters, X, Y, 2)
