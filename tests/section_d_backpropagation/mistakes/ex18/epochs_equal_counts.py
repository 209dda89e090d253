"""You count a loss that equals the threshold: it has to be below."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss <= threshold]
    return below[0] if below else None
