"""A plain textbook solution of exercise 14."""

import matplotlib.pyplot as plt
import numpy as np


def make_data(n=1000):
    x = np.linspace(0, 1, n).reshape(1, n)
    y = np.sin(2 * np.pi * x)
    return x, y


def fit(hidden_units, seed=0):
    rng = np.random.default_rng(seed)
    x, y = make_data()
    parameters = {
        "W1": rng.standard_normal((hidden_units, 1)) * 5,
        "b1": rng.standard_normal((hidden_units, 1)) * 3,
        "W2": rng.standard_normal((1, hidden_units)) / np.sqrt(hidden_units),
        "b2": np.zeros((1, 1)),
    }
    v = {name: np.zeros_like(value) for name, value in parameters.items()}
    s = {name: np.zeros_like(value) for name, value in parameters.items()}
    m = x.shape[1]
    for t in range(1, 2001):
        a1 = np.tanh(parameters["W1"] @ x + parameters["b1"])
        prediction = parameters["W2"] @ a1 + parameters["b2"]
        dz2 = 2 * (prediction - y) / m
        dz1 = (parameters["W2"].T @ dz2) * (1 - a1**2)
        gradients = {
            "W1": dz1 @ x.T,
            "b1": np.sum(dz1, axis=1, keepdims=True),
            "W2": dz2 @ a1.T,
            "b2": np.sum(dz2, axis=1, keepdims=True),
        }
        for name in parameters:
            v[name] = 0.9 * v[name] + 0.1 * gradients[name]
            s[name] = 0.999 * s[name] + 0.001 * gradients[name] ** 2
            v_hat = v[name] / (1 - 0.9**t)
            s_hat = s[name] / (1 - 0.999**t)
            parameters[name] -= 0.01 * v_hat / (np.sqrt(s_hat) + 1e-8)
    a1 = np.tanh(parameters["W1"] @ x + parameters["b1"])
    prediction = parameters["W2"] @ a1 + parameters["b2"]
    mse = np.mean((prediction - y) ** 2)
    return {"prediction": prediction, "mse": mse, "parameters": parameters}


def compare_widths(widths=(2, 5, 10, 50, 200), seed=0):
    return {width: fit(width, seed)["mse"] for width in widths}


def plot_fits(widths=(2, 5, 10, 50, 200), seed=0):
    x, y = make_data()
    fig, axes = plt.subplots(1, len(widths), figsize=(4 * len(widths), 3), squeeze=False)
    for ax, width in zip(axes[0], widths, strict=True):
        result = fit(width, seed)
        ax.plot(x[0], y[0], label="sin(2πx)")
        ax.plot(x[0], result["prediction"][0], "--", label="network")
        ax.set_title(f"{width} hidden units")
        ax.legend()
    return fig
