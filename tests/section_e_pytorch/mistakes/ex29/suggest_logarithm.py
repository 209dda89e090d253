"""You give the logarithm of the rate: give the rate."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    lrs, losses = lrs[finite], losses[finite]
    return float(np.log10(lrs[np.argmin(np.gradient(losses, np.log(lrs)))]))
