"""Your spreads are variances: take the root."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    for layer, one in enumerate(found, start=1):
        one["activation_std"] **= 2
        one["gradient_std"] **= 2
    return found
