"""You draw the difference of the two functions: draw both."""

import numpy as np
from matplotlib.figure import Figure


def plot_gelu_vs_relu():
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure()
    panel = figure.subplots()
    panel.plot(
        z, value_and_slope("gelu", z)[0] - value_and_slope("relu", z)[0], label="GELU - ReLU"
    )
    panel.set_xlabel("z")
    panel.axvline(largest_gap()[0], color="gray")
    panel.legend()
    return figure
