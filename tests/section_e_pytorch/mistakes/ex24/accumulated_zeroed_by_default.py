"""You read zero_between the wrong way round: the gradient is set back where it is True."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    return right_accumulated_gradient(x, n_backwards, not zero_between)
