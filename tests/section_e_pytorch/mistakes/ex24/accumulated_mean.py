"""You divide by the number of passes: gradients add up, they are not averaged."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    total = right_accumulated_gradient(x, n_backwards, zero_between)
    return total / n_backwards
