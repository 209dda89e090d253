"""You let a little of the negative side through: ReLU is 0 there."""

import numpy as np


def numpy_forward(parameters, X):
    A = X
    n = len(parameters) // 2
    for i in range(1, n + 1):
        A = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
        if i < n:
            A = np.maximum(A, np.float32(0.0625) * A)
    return A
