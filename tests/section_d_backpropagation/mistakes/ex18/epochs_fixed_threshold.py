"""You compare with 0.1 whatever the caller says: it is only the default of `threshold`."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < 0.1]
    return below[0] if below else None
