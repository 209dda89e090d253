"""You count bits, eight to a byte: bytes_per_parameter is in bytes already."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter * 8 / 10**6
