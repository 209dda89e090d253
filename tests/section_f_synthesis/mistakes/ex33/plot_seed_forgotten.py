"""Your plot hands no seed on to train_moons."""


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    figure = Figure()
    panel = figure.subplots()
    for beta in betas:
        panel.plot(train_moons(beta), label=f"beta = {beta:g}")
    panel.legend()
    return figure
