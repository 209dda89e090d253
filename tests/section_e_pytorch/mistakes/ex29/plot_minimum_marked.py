"""You mark the lowest loss: mark the rate that suggest_lr gives."""

import numpy as np
from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.axvline(lrs[np.nanargmin(losses)], linestyle="--")
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return figure
