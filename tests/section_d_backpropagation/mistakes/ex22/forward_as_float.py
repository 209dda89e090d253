"""Your count is a float, which keeps about 16 digits: Python's own int keeps them all."""


def forward_flops(n_in, n_out, m):
    return float(right_forward_flops(n_in, n_out, m))
