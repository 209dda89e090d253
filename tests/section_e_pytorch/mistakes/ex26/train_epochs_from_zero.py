"""Your epochs are counted from 0: the first one is epoch 1."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    run = right_train_xor(optimizer, hidden, learning_rate, max_epochs, seed)
    return run._replace(epochs=run.epochs - 1) if run.solved else run
