"""Your markers all have one colour: colour them by Y, or nobody can see whether the layer separates
the classes."""

from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A2), strict=True):
        panel.scatter(A[0], A[1])
    return figure
