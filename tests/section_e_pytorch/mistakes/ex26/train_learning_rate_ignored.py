"""Your training goes at a rate of 0.1, whatever learning_rate says."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    return right_train_xor(optimizer, hidden, 0.1, max_epochs, seed)
