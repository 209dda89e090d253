"""You divide each point by its own length, so that all of them land on a circle: that is no affine
image of the layer, and it can mix what the layer has separated. Draw the activations as they are,
or scale all of them alike."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    classes = np.asarray(Y).ravel()
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A2), strict=True):
        A = A / np.linalg.norm(A, axis=0)
        panel.scatter(A[0], A[1], c=classes, cmap="coolwarm")
    return figure
