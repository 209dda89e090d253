"""Your lines are labelled by their number: the label should hold beta itself."""


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    figure = Figure()
    panel = figure.subplots()
    for beta in betas:
        panel.plot(train_moons(beta, seed=seed), label=f"curve {panel.lines.__len__() + 2}")
    panel.legend()
    return figure
