"""Your cache holds Z where A belongs, so a right backward pass is led astray: keep each layer's
output after its activation."""

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
        cache[f"Z{layer}"] = Z
        cache[f"A{layer}"] = A if layer == num_layers else Z
    return A, cache
