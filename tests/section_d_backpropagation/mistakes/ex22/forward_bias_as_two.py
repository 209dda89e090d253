"""You count two operations for each bias: nothing is multiplied there, it is one addition."""


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out * m + 2 * n_out * m
