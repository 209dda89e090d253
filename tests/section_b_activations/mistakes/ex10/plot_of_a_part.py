"""Your curves cover only a part of [-4, 4]."""

import numpy as np
from matplotlib.figure import Figure


def plot_gelu_vs_relu():
    z = np.linspace(-2.0, 2.0, 401)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(z, value_and_slope("relu", z)[0], label="ReLU")
    panel.plot(z, value_and_slope("gelu", z)[0], label="GELU")
    panel.axvline(largest_gap()[0], color="gray")
    panel.legend()
    return figure
