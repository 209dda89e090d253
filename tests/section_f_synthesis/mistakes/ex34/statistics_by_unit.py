"""Your activation_std is a mean of the units' own standard deviations: take all units and
examples together."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    num_layers = len(found) + 1
    _, cache = network.forward_propagation(X, parameters, num_layers)
    for layer, one in enumerate(found, start=1):
        one["activation_std"] = float(cache[f"A{layer}"].std(axis=1).mean())
    return found
