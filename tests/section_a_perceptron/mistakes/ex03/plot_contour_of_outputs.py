"""Your line is the contour of the outputs, which jump from 0 to 1: on a grid it becomes a staircase
beside the boundary. Take the contour of w . x + b at 0."""

import numpy as np
from matplotlib.figure import Figure


def plot_boundary(X, y, w, b):
    X, y, w = np.asarray(X), np.asarray(y), np.asarray(w)
    figure = Figure()
    panel = figure.add_subplot()
    panel.scatter(X[y == 0, 0], X[y == 0, 1], color="blue")
    panel.scatter(X[y == 1, 0], X[y == 1, 1], color="red")
    a, c = np.meshgrid(np.linspace(-12, 12, 50), np.linspace(-12, 12, 50))
    panel.contour(a, c, (w[0] * a + w[1] * c + b > 0).astype(float), levels=[0.5])
    return figure
