"""You count whatever you are given: raise a ValueError where a size is below 1."""

PART = "errors"


def backward_flops(n_in, n_out, m, input_gradient=True):
    return (4 if input_gradient else 2) * n_in * n_out * m + n_out * m
