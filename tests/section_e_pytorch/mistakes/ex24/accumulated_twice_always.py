"""You go backward twice whatever is asked for: n_backwards says how often."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards < 1:
        raise ValueError(f"n_backwards should be at least 1, got {n_backwards}")
    return right_accumulated_gradient(x, 2, zero_between)
