"""You draw the losses against their number in the array: draw them against the rates."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(losses)
    axes.axvline(suggested, linestyle="--")
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return figure
