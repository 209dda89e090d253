"""You draw the training losses alone: where overfitting shows is the test losses."""

from matplotlib.figure import Figure


def plot_losses(seed=0):
    figure = Figure()
    axes = figure.subplots()
    for lam in (0.0, 0.3, 3.0):
        result = train_numpy(lam, seed=seed)
        axes.plot(result["train_losses"], "--", label=f"train, lam = {lam:g}")
    axes.legend()
    return figure
