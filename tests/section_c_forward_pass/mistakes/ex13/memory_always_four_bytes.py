"""You reckon with four bytes a parameter whatever the caller says: use bytes_per_parameter, 4 is
only its default."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * 4 / 10**6
