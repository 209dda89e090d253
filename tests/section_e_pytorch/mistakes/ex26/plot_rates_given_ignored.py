"""You draw four rates of your own: draw those in learning_rates."""

from matplotlib.figure import Figure


def plot_learning_rates(learning_rates=(0.001, 0.01, 0.1, 1.0), seed=0):
    figure = Figure()
    axes = figure.subplots()
    for rate in (0.001, 0.01, 0.1, 1.0):
        losses = train_xor(learning_rate=rate, seed=seed).losses
        axes.plot(range(1, len(losses) + 1), losses, label=f"rate {rate:g}")
    axes.legend()
    return figure
