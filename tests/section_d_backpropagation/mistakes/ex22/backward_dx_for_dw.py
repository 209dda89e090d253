"""You leave out dW where no input gradient is asked for: it is dX that goes, the weights still need
theirs."""


def backward_flops(n_in, n_out, m, input_gradient=True):
    if min(n_in, n_out, m) < 1:
        raise ValueError("sizes should be at least 1")
    dX = 2 * n_in * n_out * m if input_gradient else 0
    return n_out * m + 2 * dX
