"""Your curves cover only a part of [-4, 4]."""

import numpy as np
from matplotlib.figure import Figure


def plot_derivatives():
    z = np.linspace(-3.0, 3.0, 601)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(z, value_and_slope("relu", z)[1], label="ReLU'")
    panel.plot(z, value_and_slope("gelu", z)[1], label="GELU'")
    panel.legend()
    return figure
