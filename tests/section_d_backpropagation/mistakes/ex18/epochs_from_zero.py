"""You count from 0: the first epoch is number 1."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses) if loss < threshold]
    return below[0] if below else None
