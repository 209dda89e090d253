"""You take the largest slope in size, so that a steep rise counts too: look for the steepest
fall."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(lrs[np.argmax(np.abs(np.gradient(losses, np.log(lrs))))])
