"""You leave out the first ten and the last five rates: the steepest fall may be among them."""

import numpy as np


def suggest_lr(lrs, losses):
    lrs, losses = np.asarray(lrs, dtype=float), np.asarray(losses, dtype=float)
    finite = np.isfinite(losses)
    n = len(losses) if finite.all() else int(np.argmin(finite))
    kept = slice(10, n - 5) if n > 20 else slice(0, n)
    slopes = np.gradient(losses[kept], np.log(lrs[kept]))
    return float(lrs[kept][np.argmin(slopes)])
