"""You stop at an epoch with few mistakes: the perceptron has converged only where there is none."""

import numpy as np


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("y should hold the labels 0 and 1 only")
    if max_epochs < 0:
        raise ValueError(f"max_epochs should be at least 0, got {max_epochs}")
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=X.shape[1]), float(rng.normal())
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for x, label in zip(X, y, strict=True):
            error = int(label) - int(w @ x + b > 0)
            if error:
                mistakes += 1
                w = w + learning_rate * error * x
                b += learning_rate * error
        if mistakes <= 0.02 * len(X):
            return Fit(w, b, epoch, True)
    return Fit(w, b, max_epochs, False)
