"""You check the sizes of the layer but not m: an empty batch makes no sense either."""

PART = "errors"


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out) < 1:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out * m + n_out * m
