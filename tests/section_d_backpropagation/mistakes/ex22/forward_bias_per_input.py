"""You count a bias addition for every entry of X: it is added to every entry of Z."""


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out * m + n_in * m
