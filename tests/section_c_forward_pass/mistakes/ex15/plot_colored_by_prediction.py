"""You colour the markers by what the network predicts: colour them by Y, the class they have."""

from matplotlib.figure import Figure


def plot_hidden_space(X, Y, parameters):
    A1, A2 = hidden_activations(X, parameters)
    classes = (parameters["W3"] @ A2 + parameters["b3"] > 0).ravel().astype(float)
    figure = Figure(figsize=(8, 4))
    for panel, A in zip(figure.subplots(1, 2), (A1, A2), strict=True):
        panel.scatter(A[0], A[1], c=classes, cmap="coolwarm")
    return figure
