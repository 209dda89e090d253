"""You look at the last loss only, and then tell the length of the training: look for the first
epoch below."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    return len(losses) if losses[-1] < threshold else None
