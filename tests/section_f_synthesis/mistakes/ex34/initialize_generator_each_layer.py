"""You make the generator anew for each layer, so all layers begin with the same draws: make it
once."""


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy not in ("zeros", "ones"):
            parameters[f"W{layer}"] = right_initialize([n_in, n_out], strategy, seed)["W1"]
    return parameters
