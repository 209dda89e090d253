"""You take any other name for ReLU: a name that you do not know deserves a ValueError."""

PART = "errors"


def backward_propagation(Y, parameters, cache, num_layers, activation="tanh"):
    A, m, gradients = cache[f"A{num_layers}"], Y.shape[1], {}
    dZ = A - Y
    for layer in range(num_layers, 0, -1):
        A, Z = cache[f"A{layer - 1}"], cache.get(f"Z{layer - 1}")
        gradients[f"dW{layer}"] = dZ @ A.T / m
        gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True) / m
        if layer > 1:
            slope = 1 - A**2 if activation == "tanh" else A > 0
            dZ = (parameters[f"W{layer}"].T @ dZ) * slope
    return gradients
