"""You raise an error where exp overflows: let the formula give what it gives there."""

import numpy as np


def naive_softmax(z):
    powers = np.exp(z)
    if np.isinf(powers).any():
        raise OverflowError("z is too large")
    return powers / powers.sum()
