"""You take switches that lie within a thousandth for one: regions can be narrower than that."""

import numpy as np

PART = "count_linear_regions.narrow"


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    if not weights or weights[0].shape[1] != 1:
        raise ValueError("weights should hold at least one matrix, the first with one column")
    low, high = interval
    rounding = 1e-3
    pieces = [(low, high, np.ones((1, 1)), np.zeros((1, 1)))]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        finer = []
        for left, right, slopes, intercepts in pieces:
            slopes, intercepts = W @ slopes, W @ intercepts + b
            tilted = slopes != 0
            cuts = [left]
            for cut in np.sort(-intercepts[tilted] / slopes[tilted]):
                if cuts[-1] + rounding < cut < right - rounding:
                    cuts.append(float(cut))
            for start, end in zip(cuts, [*cuts[1:], right], strict=True):
                on = slopes * (start + end) / 2 + intercepts > 0
                finer.append((start, end, slopes * on, intercepts * on))
        pieces = finer
    slope = np.array([(weights[-1] @ slopes).item() for _, _, slopes, _ in pieces])
    return 1 + int(np.sum(~np.isclose(slope[1:], slope[:-1], rtol=1e-6, atol=1e-9)))
