"""A size of 0 passes your check: every size is at least 1."""

PART = "errors"


def forward_flops(n_in, n_out, m):
    if min(n_in, n_out, m) < 0:
        raise ValueError("sizes should be at least 1")
    return 2 * n_in * n_out * m + n_out * m
