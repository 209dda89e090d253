"""Your default leaves dX out: input_gradient is True where nothing is handed in."""


def backward_flops(n_in, n_out, m, input_gradient=False):
    return right_backward_flops(n_in, n_out, m, input_gradient)
