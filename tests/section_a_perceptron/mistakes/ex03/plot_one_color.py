"""Your points all look the same: give each class a colour or a marker of its own."""

import numpy as np
from matplotlib.figure import Figure


def plot_boundary(X, y, w, b):
    X, y, w = np.asarray(X), np.asarray(y), np.asarray(w)
    figure = Figure()
    panel = figure.add_subplot()
    panel.scatter(X[:, 0], X[:, 1], color="blue")
    foot = X.mean(axis=0) - w * (w @ X.mean(axis=0) + b) / (w @ w)
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w)
    ends = foot + np.outer([-20.0, 20.0], along)
    panel.plot(ends[:, 0], ends[:, 1])
    return figure
