"""You count the multiplications of the product and leave out its additions: each counts one
operation."""


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    return n_in * n_out * m + n_out * m
