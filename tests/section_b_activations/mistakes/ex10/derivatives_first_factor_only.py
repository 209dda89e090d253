"""Your derivative of GELU is only its first term: the product rule gives a second one, z times the
slope of the rest."""

import numpy as np
from matplotlib.figure import Figure


def plot_derivatives():
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(z, value_and_slope("relu", z)[1], label="ReLU'")
    panel.plot(z, (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z * z * z))) / 2, label="GELU'")
    panel.legend()
    return figure
