"""You draw the values without their z, against the number of each point."""

import numpy as np
from matplotlib.figure import Figure


def plot_gelu_vs_relu():
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(value_and_slope("relu", z)[0], label="ReLU")
    panel.plot(value_and_slope("gelu", z)[0], label="GELU")
    panel.axvline(largest_gap()[0], color="gray")
    panel.legend()
    return figure
