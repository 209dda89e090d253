"""Your activation statistics are those of Z, before the ReLU: the activation is what comes after
it."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    for layer, one in enumerate(found, start=1):
        one["activation_mean"] = float(cache[f"Z{layer}"].mean())
        one["activation_std"] = float(cache[f"Z{layer}"].std())
    return found
