"""You go through X and y side by side, and zip drops what the longer has more: numbers that differ
should be a ValueError."""

import numpy as np


def fit(X, y, seed=0):
    X = np.asarray(X, dtype=float)
    centre = X.mean(axis=0)
    size = np.linalg.norm(X - centre, axis=1).max()
    rows = []
    for x, label in zip(X, y, strict=False):
        if label not in (0, 1):
            raise ValueError(f"labels should be 0 or 1, got {label}")
        rows.append((2 * label - 1) * np.append((x - centre) / size, 1.0))
    rows = np.array(rows)
    v = np.random.default_rng(seed).normal(size=3)
    for _ in range(1_000_000):
        score = rows @ v
        if score.min() > 0:
            break
        v = v + 0.1 * rows[score.argmin()]
    w = v[:2] / size
    return w, float(v[2] - w @ centre)
