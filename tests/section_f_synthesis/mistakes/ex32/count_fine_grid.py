"""You look for changes of slope on a grid, however fine: a region narrower than its step is missed.
Compute where the units switch."""

import numpy as np

PART = "count_linear_regions.narrow"


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    if not weights or weights[0].shape[1] != 1:
        raise ValueError("weights should hold at least one matrix, the first with one column")
    low, high = interval
    x = np.linspace(low, high, 20001).reshape(1, -1)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = np.maximum(W @ x + b, 0.0)
    y = (weights[-1] @ x + biases[-1]).reshape(-1)
    slope = np.diff(y) * 20000 / (high - low)
    bends = np.abs(np.diff(slope)) > 1e-6 * np.maximum(1e-3, np.abs(slope[1:]))
    first = bends & ~np.concatenate([[False], bends[:-1]])
    return 1 + int(np.sum(first))
