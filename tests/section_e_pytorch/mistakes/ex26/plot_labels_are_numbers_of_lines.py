"""Your labels count the lines: the learning rate itself is asked for."""

from matplotlib.figure import Figure


def plot_learning_rates(learning_rates=(0.001, 0.01, 0.1, 1.0), seed=0):
    figure = Figure()
    axes = figure.subplots()
    for i, rate in enumerate(learning_rates):
        losses = train_xor(learning_rate=rate, seed=seed).losses
        axes.plot(range(1, len(losses) + 1), losses, label=f"rate {i}")
    axes.legend()
    return figure
