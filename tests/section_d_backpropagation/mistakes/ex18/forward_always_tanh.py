"""Your hidden layers are tanh whatever is asked for: look at `activation`."""

import numpy as np


def forward_propagation(X, parameters, num_layers, activation="tanh"):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"activation should be 'tanh' or 'relu', got {activation!r}")
    A, cache = X, {"A0": X}
    for layer in range(1, num_layers + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        A = 1 / (1 + np.exp(-Z)) if layer == num_layers else np.tanh(Z)
        cache[f"Z{layer}"], cache[f"A{layer}"] = Z, A
    return A, cache
