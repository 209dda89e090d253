"""You look at the end of each epoch whether all predictions are right now. Training ends with an
epoch in which none was wrong when its turn came: that is one more."""

import numpy as np


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    right_train_perceptron(X, y, learning_rate, min(max_epochs, 0), seed)  # refuses bad input
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=X.shape[1]), float(rng.normal())
    for epoch in range(1, max_epochs + 1):
        for x, label in zip(X, y, strict=True):
            error = int(label) - int(w @ x + b > 0)
            if error:
                w = w + learning_rate * error * x
                b += learning_rate * error
        if np.all((X @ w + b > 0) == (y == 1)):
            return Fit(w, b, epoch, True)
    return Fit(w, b, max_epochs, False)
