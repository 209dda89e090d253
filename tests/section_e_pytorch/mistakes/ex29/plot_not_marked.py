"""You draw the curve, but do not mark the rate that suggest_lr gives."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return figure
