"""Your labels are not those of their lines: each line carries another's learning rate."""

from matplotlib.figure import Figure


def plot_learning_rates(learning_rates=(0.001, 0.01, 0.1, 1.0), seed=0):
    figure = Figure()
    axes = figure.subplots()
    for rate, name in zip(learning_rates, sorted(learning_rates, reverse=True), strict=True):
        losses = train_xor(learning_rate=rate, seed=seed).losses
        axes.plot(range(1, len(losses) + 1), losses, label=f"rate {name:g}")
    axes.legend()
    return figure
