"""You return the number of epochs where no loss is below: that should be None, since it has not
converged."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < threshold]
    return below[0] if below else len(losses)
