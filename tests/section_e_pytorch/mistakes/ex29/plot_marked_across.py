"""Your mark is a horizontal line at the height of the suggested rate: rates are on the x axis."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.axhline(suggested, linestyle="--")
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return figure
