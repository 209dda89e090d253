"""You never look at zero_between: where it is True the gradient should be set back between
passes."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    return right_accumulated_gradient(x, n_backwards)
