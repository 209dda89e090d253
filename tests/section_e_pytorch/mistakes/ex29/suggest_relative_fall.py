"""You take the slope of the logarithm of the loss, which is how fast it falls in proportion to
itself: the loss itself is to be differentiated."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(lrs[np.argmin(np.gradient(np.log(losses), np.log(lrs)))])
