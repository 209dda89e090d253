"""You draw the rates against the losses: the rates belong on the x axis."""

from matplotlib.figure import Figure


def plot_lr_finder(lrs, losses):
    suggested = suggest_lr(lrs, losses)
    figure = Figure()
    axes = figure.subplots()
    axes.plot(losses, lrs)
    axes.axvline(suggested, linestyle="--")
    axes.set(xscale="log", xlabel="learning rate", ylabel="loss")
    return figure
