"""A plain textbook solution of exercise 15."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import linprog

X_XOR = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y_XOR = np.array([[0.0, 1.0, 1.0, 0.0]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def hidden_activations(X, parameters):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    A2 = np.tanh(parameters["W2"] @ A1 + parameters["b2"])
    return A1, A2


def train_xor(seed=0):
    rng = np.random.default_rng(seed)
    p = {
        "W1": 0.3 * rng.standard_normal((8, 2)),
        "b1": np.zeros((8, 1)),
        "W2": 0.3 * rng.standard_normal((4, 8)),
        "b2": np.zeros((4, 1)),
        "W3": 0.3 * rng.standard_normal((1, 4)),
        "b3": np.zeros((1, 1)),
    }
    m = X_XOR.shape[1]
    for _ in range(5000):
        A1, A2 = hidden_activations(X_XOR, p)
        A3 = sigmoid(p["W3"] @ A2 + p["b3"])
        dZ3 = A3 - Y_XOR
        dZ2 = (p["W3"].T @ dZ3) * (1 - A2**2)
        dZ1 = (p["W2"].T @ dZ2) * (1 - A1**2)
        p["W3"] -= 0.1 * dZ3 @ A2.T / m
        p["b3"] -= 0.1 * np.sum(dZ3, axis=1, keepdims=True) / m
        p["W2"] -= 0.1 * dZ2 @ A1.T / m
        p["b2"] -= 0.1 * np.sum(dZ2, axis=1, keepdims=True) / m
        p["W1"] -= 0.1 * dZ1 @ X_XOR.T / m
        p["b1"] -= 0.1 * np.sum(dZ1, axis=1, keepdims=True) / m
    return p


def is_linearly_separable(points, labels):
    d, m = points.shape
    signs = np.where(labels == 1, 1, -1)
    A_ub = -signs[:, None] * np.hstack([points.T, np.ones((m, 1))])
    b_ub = -np.ones(m)
    result = linprog(np.zeros(d + 1), A_ub=A_ub, b_ub=b_ub, bounds=(None, None))
    return result.status == 0


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    fig, axes = plt.subplots(1, 2, figsize=(10, 4))
    for ax, A, name in zip(axes, (A1, A2), ("First", "Second"), strict=True):
        ax.scatter(A[0], A[1], c=Y[0], cmap="coolwarm")
        ax.set_xlabel("unit 1")
        ax.set_ylabel("unit 2")
        ax.set_title(f"{name} hidden layer")
    return fig
