"""You train with seed 0 whatever the caller says: hand `seed` on."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < threshold]
    return below[0] if below else None
