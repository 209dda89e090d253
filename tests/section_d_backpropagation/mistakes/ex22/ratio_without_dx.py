"""Your ratio leaves out dX, and so is 1: the backward pass of a layer includes it here."""


def cost_ratio(n_in, n_out, m):
    return backward_flops(n_in, n_out, m, input_gradient=False) / forward_flops(n_in, n_out, m)
