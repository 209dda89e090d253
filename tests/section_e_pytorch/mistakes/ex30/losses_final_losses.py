"""You draw the loss of the last epoch against lam: draw how the losses develop, epoch by epoch."""

from matplotlib.figure import Figure


def plot_losses(seed=0):
    figure = Figure()
    axes = figure.subplots()
    for lam in (0.0, 0.3, 3.0):
        result = train_numpy(lam, seed=seed)
        axes.plot([lam], result["train_losses"][-1:], "o", label=f"train, lam = {lam:g}")
        axes.plot([lam], result["test_losses"][-1:], "o", label=f"test, lam = {lam:g}")
    axes.legend()
    return figure
