"""Your weights are (n_in, n_out): a column is an example here, so W is (n_out, n_in)."""


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        W = parameters[f"W{layer}"]
        parameters[f"W{layer}"] = W.T.copy()
    return parameters
