"""Where XOR was not solved you give max_epochs as the epoch that solved it: there was none, so
epochs is None."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    run = right_train_xor(optimizer, hidden, learning_rate, max_epochs, seed)
    return run if run.solved else run._replace(epochs=max_epochs)
