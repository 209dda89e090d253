"""You apply ReLU after the last layer too: the output is linear."""

import numpy as np


def numpy_forward(parameters, X):
    A = X
    n = len(parameters) // 2
    for i in range(1, n + 1):
        A = np.maximum(parameters[f"W{i}"] @ A + parameters[f"b{i}"], np.float32(0))
    return A
