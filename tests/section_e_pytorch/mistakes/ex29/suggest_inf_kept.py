"""You leave out the losses that are nan, but not those that are inf: cut the curve off at the first
that is not finite."""

import numpy as np

PART = "suggest_lr.diverging"


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = ~np.isnan(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(lrs[np.argmin(np.gradient(losses, np.log(lrs)))])
