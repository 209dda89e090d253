"""Your ratio is 1 for every layer: either dX is left out, which the backward pass of a layer
includes here, or the division is //, which drops what comes after the point."""


def cost_ratio(n_in, n_out, m):
    return backward_flops(n_in, n_out, m, input_gradient=False) / forward_flops(n_in, n_out, m)
