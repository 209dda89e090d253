"""You divide whole numbers with //, which drops what comes after the point."""


def cost_ratio(n_in, n_out, m):
    return backward_flops(n_in, n_out, m) // forward_flops(n_in, n_out, m)
