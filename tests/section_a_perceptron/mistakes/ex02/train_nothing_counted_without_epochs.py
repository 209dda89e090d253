"""With max_epochs=0 your loop never runs, and what it should have set is read all the same: the
start should come back then, with 0 epochs and False."""

import numpy as np


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    right_train_perceptron(X, y, learning_rate, min(max_epochs, 0), seed)  # refuses bad input
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
        if mistakes == 0:
            return Fit(w, b, epoch, True)
    return Fit(w, b, epoch, mistakes == 0)
