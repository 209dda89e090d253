"""Your labels round beta to one digit, so that 0.99 and 0.95 read as 1: write all of it."""


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    figure = Figure()
    panel = figure.subplots()
    for beta in betas:
        panel.plot(train_moons(beta, seed=seed), label=f"beta = {beta:.1f}")
    panel.legend()
    return figure
