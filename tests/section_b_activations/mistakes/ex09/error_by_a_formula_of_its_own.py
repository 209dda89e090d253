"""You work out the formula once more instead of calling `softmax`: whatever is wrong with that one
would not show."""

import numpy as np


def shift_error(z, c):
    def formula(z):
        powers = np.exp(z - z.max())
        return powers / powers.sum()

    z = np.asarray(z, dtype=float)
    return float(np.abs(formula(z) - formula(z + c)).max())
