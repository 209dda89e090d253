"""Your ratio is upside down: how many times the forward operations are the backward ones?"""


def cost_ratio(n_in, n_out, m):
    return forward_flops(n_in, n_out, m) / backward_flops(n_in, n_out, m)
