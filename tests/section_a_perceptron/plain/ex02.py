"""A plain textbook solution of exercise 2."""

from typing import NamedTuple

import numpy as np

X_AND = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND = np.array([0, 0, 0, 1])


class Fit(NamedTuple):
    w: np.ndarray
    b: float
    epochs: int
    converged: bool


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    rng = np.random.default_rng(seed)
    w = rng.normal(size=X.shape[1])
    b = rng.normal()
    for epoch in range(max_epochs):
        errors = 0
        for xi, target in zip(X, y, strict=True):
            prediction = 1 if xi @ w + b > 0 else 0
            if prediction != target:
                update = learning_rate * (target - prediction)
                w = w + update * xi
                b = b + update
                errors += 1
        if errors == 0:
            return Fit(w, b, epoch + 1, True)
    return Fit(w, b, max_epochs, False)


def average_epochs(n_runs=10, learning_rate=0.1):
    total = 0
    for run in range(n_runs):
        total += train_perceptron(X_AND, Y_AND, learning_rate, seed=run).epochs
    return total / n_runs


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    results = {}
    for rate in learning_rates:
        results[rate] = train_perceptron(X_AND, Y_AND, learning_rate=rate, seed=seed)
    return results
