"""You mark the gap's height by a horizontal line: mark the region of z."""

import numpy as np
from matplotlib.figure import Figure


def plot_gelu_vs_relu():
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(z, value_and_slope("relu", z)[0], label="ReLU")
    panel.plot(z, value_and_slope("gelu", z)[0], label="GELU")
    panel.axhline(largest_gap()[1])
    panel.legend()
    return figure
