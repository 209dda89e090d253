"""Your formula has only n_in left in it, so the other sizes go unchecked: raise a ValueError where
any of the three is below 1."""

PART = "errors"


def cost_ratio(n_in, n_out, m):
    if n_in < 1:
        raise ValueError("n_in should be at least 1")
    return (4 * n_in + 1) / (2 * n_in + 1)
