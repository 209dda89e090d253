"""Your hidden layer has eight units, whatever `hidden` says."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    return right_train_xor(optimizer, 8, learning_rate, max_epochs, seed)
