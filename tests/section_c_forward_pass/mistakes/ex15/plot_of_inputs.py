"""Your first panel shows the inputs X: the markers should stand where the first hidden layer puts
them."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    _, A2 = hidden_activations(X, parameters)
    classes = np.asarray(Y).ravel()
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (np.asarray(X), A2), strict=True):
        panel.scatter(A[0], A[1], c=classes, cmap="coolwarm")
    return figure
