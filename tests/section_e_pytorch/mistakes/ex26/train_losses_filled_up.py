"""You stop when XOR is solved and fill the losses up to max_epochs with zeros: give a loss for each
epoch that you trained, and no more."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    run = right_train_xor(optimizer, hidden, learning_rate, max_epochs, seed)
    losses = run.losses[: run.epochs]
    return Run(losses + [0.0] * (max_epochs - len(losses)), run.epochs, run.solved)
