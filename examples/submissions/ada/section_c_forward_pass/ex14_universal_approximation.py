"""ReLU hidden units, mini-batches with momentum, and pyplot."""
import matplotlib.pyplot as plt
import numpy as np


def make_data(n=1000):
    x = np.arange(n)[None] / (n - 1)
    return x, np.sin(2 * np.pi * x)


def run(p, x):
    return p["W2"] @ np.maximum(p["W1"] @ x + p["b1"], 0) + p["b2"]


def fit(hidden_units, seed=0):
    rng = np.random.default_rng(seed)
    x, y = make_data()
    sides = rng.choice([-1.0, 1.0], (hidden_units, 1))
    p = {
        "W1": 3 * sides,
        "b1": -3 * sides * rng.random((hidden_units, 1)),
        "W2": 0.1 * rng.standard_normal((1, hidden_units)),
        "b2": np.zeros((1, 1)),
    }
    m = {k: np.zeros_like(v) for k, v in p.items()}
    s = {k: np.zeros_like(v) for k, v in p.items()}
    for t in range(1, 1501):
        batch = rng.integers(0, 1000, 64)
        xb, yb = x[:, batch], y[:, batch]
        h = np.maximum(p["W1"] @ xb + p["b1"], 0)
        e = 2 * (p["W2"] @ h + p["b2"] - yb) / 64
        d = p["W2"].T @ e * (h > 0)
        g = {"W2": e @ h.T, "b2": e.sum(1, keepdims=True), "W1": d @ xb.T, "b1": d.sum(1, keepdims=True)}
        for k in p:
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            s[k] = 0.99 * s[k] + 0.01 * g[k] ** 2
            p[k] = p[k] - 0.02 * (1 - t / 1501) * (m[k] / (1 - 0.9**t)) / (np.sqrt(s[k] / (1 - 0.99**t)) + 1e-8)
    prediction = run(p, x)
    return {"prediction": prediction, "mse": ((prediction - y) ** 2).mean(), "parameters": p}


def compare_widths(widths=(2, 5, 10, 50, 200), seed=0):
    return dict(zip(widths, (fit(w, seed)["mse"] for w in widths)))


def plot_fits(widths=(2, 5, 10, 50, 200), seed=0):
    x, y = make_data()
    fig, axes = plt.subplots(len(widths), 1, sharex=True)
    for ax, w in zip(np.atleast_1d(axes), widths):
        ax.plot(x.ravel(), fit(w, seed)["prediction"].ravel(), "r--", label="network")
        ax.scatter(x[0, ::10], y[0, ::10], s=4, label="sine")
        ax.set_ylabel(w)
    return fig
