"""A plain textbook solution of exercise 13."""


def count_parameters(layer_dims):
    total = 0
    for i in range(1, len(layer_dims)):
        total += layer_dims[i - 1] * layer_dims[i] + layer_dims[i]
    return total


def memory_megabytes(layer_dims, bytes_per_parameter=4):
    return count_parameters(layer_dims) * bytes_per_parameter / 10**6


def parameter_table(layer_dims):
    table = []
    for i in range(1, len(layer_dims)):
        table.append((layer_dims[i - 1] * layer_dims[i], layer_dims[i]))
    return table
