"""Your axis of the rates is linear: all rates but the last few lie on one spot there."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(lrs, losses)
    axes.axvline(suggested, linestyle="--")
    axes.set(xlabel="learning rate", ylabel="loss")
    return figure
