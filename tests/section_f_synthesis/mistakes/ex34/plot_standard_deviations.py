"""Your figure shows a standard deviation for each layer: show how the values are distributed."""

from matplotlib.figure import Figure


def plot_distributions(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    figure = Figure()
    above, below = figure.subplots(2, 1)
    for strategy in STRATEGIES:
        found = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        layers = range(1, len(found) + 1)
        above.plot(layers, [one["activation_std"] for one in found], "o-", label=strategy)
        below.plot(layers, [one["gradient_std"] for one in found], "o-", label=strategy)
    above.set(ylabel="std of activations")
    below.set(ylabel="std of gradients")
    above.legend()
    return figure
