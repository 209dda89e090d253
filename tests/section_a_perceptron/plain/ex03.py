"""A plain textbook solution of exercise 3."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_blobs
from sklearn.linear_model import LogisticRegression


def make_data():
    X, y = make_blobs(n_samples=200, centers=2, random_state=42)
    return X, y


def fit(X, y, seed=0):
    rng = np.random.default_rng(seed)
    w = rng.normal(size=2)
    b = rng.normal()
    for _ in range(5000):
        mistakes = 0
        for xi, target in zip(X, y, strict=True):
            prediction = int(np.dot(w, xi) + b > 0)
            if prediction != target:
                w = w + (target - prediction) * xi
                b = b + (target - prediction)
                mistakes += 1
        if mistakes == 0:
            break
    return w, b


def plot_boundary(X, y, w, b):
    fig, ax = plt.subplots()
    ax.scatter(X[y == 0, 0], X[y == 0, 1], label="class 0")
    ax.scatter(X[y == 1, 0], X[y == 1, 1], label="class 1")
    x1 = np.linspace(X[:, 0].min() - 1, X[:, 0].max() + 1, 100)
    ax.plot(x1, -(w[0] * x1 + b) / w[1], "k-", label="boundary")
    ax.set_ylim(X[:, 1].min() - 1, X[:, 1].max() + 1)
    ax.legend()
    return fig


def line_angle(w):
    return float(np.degrees(np.arctan2(-w[0], w[1])) % 180)


def boundary_angles(X, y, seeds=range(5)):
    angles = []
    for seed in seeds:
        w, _ = fit(X, y, seed)
        angles.append(line_angle(w))
    return np.array(angles)


def compare_with_logistic_regression(X, y, seed=0):
    w, b = fit(X, y, seed)
    model = LogisticRegression().fit(X, y)
    w_logistic, b_logistic = model.coef_[0], model.intercept_[0]
    difference = abs(line_angle(w) - line_angle(w_logistic))
    return {
        "perceptron": (w, b),
        "logistic": (w_logistic, b_logistic),
        "angle_degrees": min(difference, 180 - difference),
    }
