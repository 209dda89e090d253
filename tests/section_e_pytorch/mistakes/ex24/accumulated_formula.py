"""You compute what should come out: let torch take and add up the gradients."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards < 1:
        raise ValueError(f"n_backwards should be at least 1, got {n_backwards}")
    return (6.0 * x + 2.0) * (1 if zero_between else n_backwards)
