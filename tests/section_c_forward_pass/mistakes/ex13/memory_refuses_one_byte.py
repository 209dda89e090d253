"""You refuse bytes_per_parameter = 1, but a byte is a size: only what is below 1 makes no sense."""


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    if bytes_per_parameter <= 1:
        raise ValueError(f"bytes_per_parameter should be at least 1, got {bytes_per_parameter}")
    return right_memory_megabytes(layer_dims, bytes_per_parameter)
