"""You count the epochs that are not below: where the loss falls, rises and falls again, that is
not the first one below."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    above = sum(not loss < threshold for loss in losses)
    return above + 1 if above < len(losses) else None
