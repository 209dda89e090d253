"""Your division drops what is left over (//): memory is rarely a whole number of megabytes."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return float(count_parameters(layer_dims) * bytes_per_parameter // 10**6)
