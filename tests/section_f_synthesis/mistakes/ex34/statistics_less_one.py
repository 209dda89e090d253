"""Your standard deviations divide by one less than the number of entries: np.std as it stands is
asked for."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    for layer, one in enumerate(found, start=1):
        one["activation_std"] = float(cache[f"A{layer}"].std(ddof=1))
        one["gradient_std"] = float(gradients[f"dW{layer}"].std(ddof=1))
    return found
