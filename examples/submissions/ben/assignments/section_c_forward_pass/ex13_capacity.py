def count_parameters(layer_dims):
    if len(layer_dims) < 2:
        raise ValueError("need at least two layers")
    if min(layer_dims) < 1:
        raise ValueError("every layer needs a unit")
    total = 0
    for n_in, n_out in zip(layer_dims[:-1], layer_dims[1:]):
        total += n_in * n_out + n_out
    return total


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter / 1024**2


def parameter_table(layer_dims):
    return [(a * b, b) for a, b in zip(layer_dims, layer_dims[1:])]
