"""You check the count that comes out, not the sizes that go in: two negative sizes hide each other.
Look at each size by itself."""

PART = "errors"


def forward_flops(n_in, n_out, m):
    flops = 2 * n_in * n_out * m + n_out * m
    if flops < 1:
        raise ValueError("sizes should be at least 1")
    return flops
