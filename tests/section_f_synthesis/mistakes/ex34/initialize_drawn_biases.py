"""Your biases are drawn like the weights: they begin at 0."""


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy not in ("zeros", "ones"):
            parameters[f"b{layer}"] = W[:, :1].copy()
    return parameters
