"""You take the largest slope, which is where the curve rises most steeply: a fall has a negative
slope."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(lrs[np.argmax(np.gradient(losses, np.log(lrs)))])
