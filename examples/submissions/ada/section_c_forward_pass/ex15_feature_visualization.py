import numpy as np
from matplotlib import pyplot as plt
from scipy.optimize import linprog


def _s(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def train_xor(seed=0):
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]], float)
    Y = np.array([[0, 1, 1, 0]])
    for attempt in range(50):
        rng = np.random.default_rng([seed, attempt])
        p = {}
        for l, (i, o) in enumerate([(2, 8), (8, 4), (4, 1)], 1):
            p[f"W{l}"], p[f"b{l}"] = rng.normal(0, 1.5, (o, i)), rng.normal(0, 0.5, (o, 1))
        for _ in range(3000):
            A1, A2 = hidden_activations(X, p)
            A3 = _s(p["W3"] @ A2 + p["b3"])
            d3 = (A3 - Y) / 4
            d2 = p["W3"].T @ d3 * A2 * (1 - A2)
            d1 = p["W2"].T @ d2 * A1 * (1 - A1)
            for l, (d, A) in enumerate([(d1, X), (d2, A1), (d3, A2)], 1):
                p[f"W{l}"] = p[f"W{l}"] - 2 * d @ A.T
                p[f"b{l}"] = p[f"b{l}"] - 2 * d.sum(1, keepdims=True)
        if ((A3 > 0.5) == Y).all() and np.abs(A3 - Y).max() < 0.2:
            return p


def hidden_activations(X, parameters):
    A1 = _s(parameters["W1"] @ X + parameters["b1"])
    return A1, _s(parameters["W2"] @ A1 + parameters["b2"])


def is_linearly_separable(points, labels):
    points, labels = np.asarray(points, float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels: only 0 and 1")
    if points.shape[1] != labels.size:
        raise ValueError("points and labels: a label for each column")
    P = points - points.mean(1, keepdims=True)
    P = P / (np.abs(P).max() or 1.0)
    sign = np.where(labels == 1, 1.0, -1.0)
    A = -sign[:, None] * np.column_stack([P.T, np.ones(labels.size)])
    return linprog(np.zeros(A.shape[1]), A, -np.ones(labels.size), bounds=(None, None)).status == 0


def plot_hidden_space(X, Y, parameters):
    fig = plt.figure(figsize=(9, 4))
    for i, A in enumerate(hidden_activations(X, parameters), 1):
        U = np.linalg.svd(A - A.mean(1, keepdims=True))[0][:, :3]
        ax = fig.add_subplot(1, 2, i, projection="3d")
        for value, colour in ((1, "crimson"), (0, "navy")):
            ax.scatter(*(U.T @ A[:, np.ravel(Y) == value]), color=colour, label=str(value))
        ax.set_title(f"layer {i}")
    return fig
