"""You take any other name for ReLU: a name that you do not know deserves a ValueError."""

import numpy as np

PART = "errors"


def forward_propagation(X, parameters, num_layers, activation="tanh"):
    A, cache = X, {"A0": X}
    for layer in range(1, num_layers + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        if layer == num_layers:
            A = 1 / (1 + np.exp(-Z))
        else:
            A = np.tanh(Z) if activation == "tanh" else np.maximum(Z, 0.0)
        cache[f"Z{layer}"], cache[f"A{layer}"] = Z, A
    return A, cache
