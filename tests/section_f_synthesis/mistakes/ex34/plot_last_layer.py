"""Your figure shows one layer of each network: every hidden layer is asked for."""

from matplotlib.figure import Figure


def plot_distributions(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    figure = Figure()
    above, below = figure.subplots(2, 1)
    for place, strategy in enumerate(STRATEGIES):
        last = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)[-1]
        above.bar(place, last["activation_std"], label=strategy)
        below.bar(place, last["gradient_std"], label=strategy)
    above.set(ylabel="std of activations")
    below.set(ylabel="std of gradients")
    above.legend()
    return figure
