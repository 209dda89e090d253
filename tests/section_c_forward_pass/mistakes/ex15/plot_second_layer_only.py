"""You draw the second hidden layer only: the first needs a panel too."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    _, A2 = hidden_activations(X, parameters)
    classes = np.asarray(Y).ravel()
    figure = Figure(figsize=(8, 4))
    figure.add_subplot().scatter(A2[0], A2[1], c=classes, cmap="coolwarm")
    return figure
