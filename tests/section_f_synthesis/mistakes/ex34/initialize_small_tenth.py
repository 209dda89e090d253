"""Your small weights have the standard deviation 0.1: do you take 0.01 for the variance?"""


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        if strategy == "small":
            W *= 10
    return parameters
