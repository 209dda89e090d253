"""You do not hand the seed on to the training, so its points are not those that you draw."""

import numpy as np
from matplotlib.figure import Figure

from chapter11 import network


def plot_boundaries(seed=0):
    X, Y, _, _ = make_data(seed)
    x1, x2 = np.meshgrid(np.linspace(-2.0, 3.0, 100), np.linspace(-1.5, 2.0, 80))
    figure = Figure()
    for axes, lam in zip(figure.subplots(1, 3), (0.0, 0.3, 3.0), strict=True):
        parameters = train_numpy(lam)["parameters"]
        A, _ = network.forward_propagation(np.vstack([x1.ravel(), x2.ravel()]), parameters, 3)
        axes.contour(x1, x2, A.reshape(x1.shape), levels=[0.5])
        axes.scatter(*X, c=Y[0])
        axes.set_title(f"lam = {lam:g}")
    return figure
