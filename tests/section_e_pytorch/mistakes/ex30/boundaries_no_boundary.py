"""You draw the points alone: the boundary of each network belongs in its panel."""

from matplotlib.figure import Figure


def plot_boundaries(seed=0):
    X, Y, _, _ = make_data(seed)
    figure = Figure()
    for axes, lam in zip(figure.subplots(1, 3), (0.0, 0.3, 3.0), strict=True):
        train_numpy(lam, seed=seed)
        axes.scatter(*X, c=Y[0])
        axes.set_title(f"lam = {lam:g}")
    return figure
