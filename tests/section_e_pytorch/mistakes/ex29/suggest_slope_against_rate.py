"""You differentiate by the rate itself: at the smallest rates any change looks steep then. Take the
slope against log lr."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(lrs[np.argmin(np.gradient(losses, lrs))])
