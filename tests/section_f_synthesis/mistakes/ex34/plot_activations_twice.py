"""Both of your panels show activations: one should show the gradients."""

from matplotlib.figure import Figure


def plot_distributions(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    figure = Figure()
    panels = figure.subplots(2, 5)
    for (above, below), strategy in zip(panels.T, STRATEGIES, strict=True):
        parameters = initialize(LAYER_DIMS, strategy, seed)
        _, cache = network.forward_propagation(X, parameters, 5)
        gradients = network.backward_propagation(Y, parameters, cache, 5)
        for layer in range(1, 6):
            if layer < 5:
                above.hist(cache[f"A{layer}"].ravel(), bins=30, histtype="step")
            below.hist(cache[f"A{layer}"].ravel(), bins=30, histtype="step")
        above.set(title=strategy, xlabel="activation")
        below.set(xlabel="gradient")
    return figure
