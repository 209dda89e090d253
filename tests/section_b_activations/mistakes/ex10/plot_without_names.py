"""Nothing in your plot says which curve is GELU and which is ReLU: give it a legend."""

import numpy as np
from matplotlib.figure import Figure


def plot_gelu_vs_relu():
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(z, value_and_slope("gelu", z)[0])
    panel.plot(z, value_and_slope("relu", z)[0])
    panel.axvline(largest_gap()[0], color="gray")
    return figure
