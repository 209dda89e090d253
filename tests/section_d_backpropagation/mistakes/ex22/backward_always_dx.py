"""You always count dX: without input_gradient it is not computed."""


def backward_flops(n_in, n_out, m, input_gradient=True):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    dX = 2 * n_in * n_out * m if input_gradient else 0
    return 4 * n_in * n_out * m + n_out * m
