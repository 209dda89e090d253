"""Your count is a float, which keeps about 16 digits: Python's own int keeps them all."""


def backward_flops(n_in, n_out, m, input_gradient=True):
    return float(right_backward_flops(n_in, n_out, m, input_gradient))
