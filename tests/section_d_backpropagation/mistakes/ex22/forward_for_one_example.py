"""You count for one example only: a batch has m of them."""


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out + n_out
