"""Your batch has an example in each row: here a column is an example, so X is (n_in, batch)."""


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    return parameters, X.T.copy()
