"""Your second panel shows W2 A1 + b2, before the activation: that is an affine image of the first
layer, not of the second."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    A2 = parameters["W2"] @ A1 + parameters["b2"]
    classes = np.asarray(Y).ravel()
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A2), strict=True):
        panel.scatter(A[0], A[1], c=classes, cmap="coolwarm")
    return figure
