"""You train with a number of epochs of your own: it is `train_xor` at its defaults that is asked
about."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, epochs=90, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < threshold]
    return below[0] if below else None
