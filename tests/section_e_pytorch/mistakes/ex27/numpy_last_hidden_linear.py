"""You leave out the ReLU one layer early: every layer but the last has it."""

import numpy as np


def numpy_forward(parameters, X):
    A = X
    n = len(parameters) // 2
    for i in range(1, n + 1):
        A = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
        if i < n - 1:
            A = np.maximum(A, np.float32(0))
    return A
