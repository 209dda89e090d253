"""You divide by a thousand once, which gives kilobytes: a megabyte is a thousand of those."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter / 1000
