"""With no pass at all there is no gradient to return: raise a ValueError for n_backwards below
1."""

PART = "errors"


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    return right_accumulated_gradient(x, n_backwards, zero_between) if n_backwards > 0 else 0.0
