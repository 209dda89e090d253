"""You use two of the weights and drop the rest: w that does not fit X should be a ValueError."""

import numpy as np
from matplotlib.figure import Figure


def plot_boundary(X, y, w, b):
    figure = Figure()
    panel = figure.add_subplot()
    for x, label in zip(X, y, strict=True):
        panel.plot(x[0], x[1], "rs" if label else "bo")
    w, middle = np.array([w[0], w[1]]), np.mean(X, axis=0)
    foot = middle - w * (w @ middle + b) / (w @ w)
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w)
    ends = foot + np.outer([-20.0, 20.0], along)
    panel.plot(ends[:, 0], ends[:, 1])
    return figure
