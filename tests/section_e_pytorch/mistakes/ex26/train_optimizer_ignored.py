"""You train with Adam whatever the argument optimizer says: choose the class by its name."""


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    if optimizer not in ("SGD", "Adam", "RMSprop"):
        raise ValueError(f"there is no optimizer {optimizer!r}")
    return right_train_xor("Adam", hidden, learning_rate, max_epochs, seed)
