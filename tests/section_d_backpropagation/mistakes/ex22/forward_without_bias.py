"""You count n_out * m operations too few: either the bias, an addition for every entry of Z, or the
first addition of each sum, which counts here as well."""


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out * m
