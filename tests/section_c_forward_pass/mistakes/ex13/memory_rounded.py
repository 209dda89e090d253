"""Your result is rounded: return it as it is computed, and round only where you print it."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return round(count_parameters(layer_dims) * bytes_per_parameter / 10**6, 3)
