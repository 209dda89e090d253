"""You forget to add the biases."""

import numpy as np


def numpy_forward(parameters, X):
    A = X
    n = len(parameters) // 2
    for i in range(1, n + 1):
        A = parameters[f"W{i}"] @ A
        if i < n:
            A = np.maximum(A, np.float32(0))
    return A
