"""Your cache keeps the last layer's values under every name: a backward pass needs those of each
layer."""

import numpy as np


def forward_propagation(X, parameters, num_layers, activation="tanh"):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"activation should be 'tanh' or 'relu', got {activation!r}")
    A, cache = X, {"A0": X}
    for layer in range(1, num_layers + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        if layer == num_layers:
            A = 1 / (1 + np.exp(-Z))
        else:
            A = np.tanh(Z) if activation == "tanh" else np.maximum(Z, 0.0)
        cache[f"Z{layer}"], cache[f"A{layer}"] = Z, A
        cache[f"A{layer - 1}"] = cache[f"A{max(layer - 2, 0)}"]
    return A, cache
