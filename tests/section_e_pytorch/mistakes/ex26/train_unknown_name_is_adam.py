"""For an optimizer you do not know you take one that you do: a misspelt name should not pass
unnoticed, but raise a ValueError."""

PART = "errors"


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    known = optimizer if optimizer in ("SGD", "RMSprop") else "Adam"
    return right_train_xor(known, hidden, learning_rate, max_epochs, seed)
