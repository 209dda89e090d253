"""Your list has an entry for the output too: only the hidden layers are asked for."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    A, cache = network.forward_propagation(X, parameters, num_layers)
    dW = network.backward_propagation(Y, parameters, cache, num_layers)[f"dW{num_layers}"]
    last = {"activation_mean": A.mean(), "activation_std": A.std(), "gradient_std": dW.std()}
    return [*found, {name: float(value) for name, value in last.items()}]
