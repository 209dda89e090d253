"""You judge all examples by the weights that the epoch began with, and move w and b once at its
end: each mistake should move them at once, so that the next example sees it."""

import numpy as np


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    right_train_perceptron(X, y, learning_rate, min(max_epochs, 0), seed)  # refuses bad input
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=X.shape[1]), float(rng.normal())
    for epoch in range(1, max_epochs + 1):
        error = y - (X @ w + b > 0)
        if not error.any():
            return Fit(w, b, epoch, True)
        w = w + learning_rate * error @ X
        b += learning_rate * float(error.sum())
    return Fit(w, b, max_epochs, False)
