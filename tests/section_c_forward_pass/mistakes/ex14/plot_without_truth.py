"""Your panels show only what was learned: draw the true function in each of them too, or nobody can
see how close it comes."""

import numpy as np
from matplotlib.figure import Figure


def plot_fits(widths=(2, 5, 10, 50, 200), seed=0):
    x = np.linspace(0.0, 1.0, 1000)
    figure = Figure(figsize=(3 * len(widths), 3))
    panels = figure.subplots(1, len(widths), squeeze=False)[0]
    for panel, width in zip(panels, widths, strict=True):
        prediction = fit(width, seed)["prediction"]
        panel.plot(x, prediction[0], label="learned")
        panel.set_title(f"{width} units")
    return figure
