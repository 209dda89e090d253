"""Your labels are in the wrong order: each line should carry the beta that it was trained with."""


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    figure = Figure()
    panel = figure.subplots()
    for beta in betas:
        panel.plot(
            train_moons(beta, seed=seed),
            label=f"beta = {betas[::-1][list(betas).index(beta)] + (len(betas) == 1):g}",
        )
    panel.legend()
    return figure
