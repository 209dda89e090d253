"""Your lines have no labels, so that nobody can tell train from test, or one lam from another."""

from matplotlib.figure import Figure


def plot_losses(seed=0):
    figure = Figure()
    axes = figure.subplots()
    for lam in (0.0, 0.3, 3.0):
        result = train_numpy(lam, seed=seed)
        axes.plot(result["train_losses"], "--")
        axes.plot(result["test_losses"])
    return figure
