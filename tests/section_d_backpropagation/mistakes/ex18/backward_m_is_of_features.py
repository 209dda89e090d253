"""You divide by the number of rows, not by that of the examples: these are the columns."""


def backward_propagation(Y, parameters, cache, num_layers, activation="tanh"):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"activation should be 'tanh' or 'relu', got {activation!r}")
    A, m, gradients = cache[f"A{num_layers}"], cache["A0"].shape[0], {}
    dZ = A - Y
    for layer in range(num_layers, 0, -1):
        A, Z = cache[f"A{layer - 1}"], cache.get(f"Z{layer - 1}")
        gradients[f"dW{layer}"] = dZ @ A.T / m
        gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True) / m
        if layer > 1:
            slope = 1 - A**2 if activation == "tanh" else A > 0
            dZ = (parameters[f"W{layer}"].T @ dZ) * slope
    return gradients
