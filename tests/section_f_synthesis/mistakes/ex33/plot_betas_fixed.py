"""Your plot shows the same four values of beta whatever is asked for."""


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    figure = Figure()
    panel = figure.subplots()
    for beta in (0.0, 0.5, 0.9, 0.99):
        panel.plot(train_moons(beta, seed=seed), label=f"beta = {beta:g}")
    panel.legend()
    return figure
