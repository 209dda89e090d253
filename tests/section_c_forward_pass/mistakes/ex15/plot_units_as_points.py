"""Your markers stand for hidden units: there should be one for each example, that is for each
column of A1 and A2."""

import numpy as np
from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A2), strict=True):
        panel.scatter(A[:, 0], A[:, 1], c=np.arange(len(A)), cmap="coolwarm")
    return figure
