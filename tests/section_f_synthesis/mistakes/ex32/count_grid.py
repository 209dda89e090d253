"""You compare slopes between the points of a grid: a breakpoint between two points makes a slope
too many, which belongs to neither of its neighbours."""

import numpy as np


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    if not weights or weights[0].shape[1] != 1:
        raise ValueError("weights should hold at least one matrix, the first with one column")
    low, high = interval
    x = np.linspace(low, high, 1001).reshape(1, -1)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = np.maximum(W @ x + b, 0.0)
    y = (weights[-1] @ x + biases[-1]).reshape(-1)
    slope = np.diff(y) / ((high - low) / 1000)
    return 1 + int(np.sum(~np.isclose(slope[1:], slope[:-1], rtol=1e-6, atol=1e-9)))
