"""Your weights are (n_in, n_out): with examples as columns, W stands on the left and is (n_out,
n_in)."""


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    return {k: v.T.copy() if k.startswith("W") else v for k, v in parameters.items()}, X
