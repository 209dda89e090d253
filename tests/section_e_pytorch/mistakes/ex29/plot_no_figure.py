"""You return the axes: return the figure."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.axvline(suggested, linestyle="--")
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return axes
