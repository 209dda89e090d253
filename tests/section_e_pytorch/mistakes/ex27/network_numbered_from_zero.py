"""You number the layers from 0: the first is "W1" and "b1"."""


def make_network(layer_dims, batch_size, seed=0):
    parameters, X = right_make_network(layer_dims, batch_size, seed)
    return {f"{k[0]}{int(k[1:]) - 1}": v for k, v in parameters.items()}, X
