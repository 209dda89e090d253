"""Your gradient_std is that of db: the weights' gradient, dW, is asked for."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    for layer, one in enumerate(found, start=1):
        one["gradient_std"] = float(gradients[f"db{layer}"].std())
    return found
