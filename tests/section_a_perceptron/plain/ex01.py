"""A plain textbook solution of exercise 1."""

import numpy as np


def perceptron(x, w, b):
    return np.where(np.dot(x, w) + b > 0, 1, 0)


def and_gate():
    return np.array([1.0, 1.0]), -1.5


def or_gate():
    return np.array([1.0, 1.0]), -0.5


def boundary_x2(x1, w, b):
    return -(w[0] * x1 + b) / w[1]


def separates(X, y, w, b):
    for xi, yi in zip(X, y, strict=True):
        score = np.dot(xi, w) + b
        if yi == 1 and score <= 0:
            return False
        if yi == 0 and score >= 0:
            return False
    return True
