"""You train for longer than the defaults say: it is `train_xor` at its defaults that is asked
about, and the answer is None where none of its losses is below."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, epochs=2000, seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < threshold]
    return below[0] if below else None
