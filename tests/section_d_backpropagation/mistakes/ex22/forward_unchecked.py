"""You count whatever you are given: raise a ValueError where a size is below 1."""

PART = "errors"


def forward_flops(n_in, n_out, m):
    return 2 * n_in * n_out * m + n_out * m
