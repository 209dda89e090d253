"""You divide by 1024 twice, which gives mebibytes (MiB): a megabyte (MB) is 10**6 bytes here."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter / 1024**2
