"""You refuse negative numbers of passes, but not 0: the least is 1."""

PART = "errors"


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards == 0:
        return 0.0
    return right_accumulated_gradient(x, n_backwards, zero_between)
