"""You give the rate at which half of the fall is done: that is not where it is steepest, if the
fall has more than one part."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    half = (losses[0] + losses.min()) / 2
    return float(lrs[np.argmax(losses <= half)])
