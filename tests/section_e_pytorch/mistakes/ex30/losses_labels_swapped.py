"""Your labels are exchanged: the lines that you call test are the training losses."""

from matplotlib.figure import Figure


def plot_losses(seed=0):
    figure = Figure()
    axes = figure.subplots()
    for lam in (0.0, 0.3, 3.0):
        result = train_numpy(lam, seed=seed)
        axes.plot(result["train_losses"], "--", label=f"test, lam = {lam:g}")
        axes.plot(result["test_losses"], label=f"train, lam = {lam:g}")
    axes.legend()
    return figure
