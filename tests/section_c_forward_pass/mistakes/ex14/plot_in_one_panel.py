"""You draw all widths into one panel: each should have a panel of its own."""

import numpy as np
from matplotlib.figure import Figure


def plot_fits(widths=(2, 5, 10, 50, 200), seed=0):
    x = np.linspace(0.0, 1.0, 1000)
    figure = Figure(figsize=(3 * len(widths), 3))
    panel = figure.add_subplot()
    panel.plot(x, np.sin(2 * np.pi * x), label="true")
    for width in widths:
        prediction = fit(width, seed)["prediction"]
        panel.plot(x, prediction[0], label=f"{width} units")
    return figure
