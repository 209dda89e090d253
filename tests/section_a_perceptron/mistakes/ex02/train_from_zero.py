"""Your weights start at zero: draw the start from `seed`."""

import numpy as np


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    right_train_perceptron(X, y, learning_rate, min(max_epochs, 0), seed)  # refuses bad input
    w, b = np.zeros(X.shape[1]), 0.0
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
    return Fit(w, b, max_epochs, False)
