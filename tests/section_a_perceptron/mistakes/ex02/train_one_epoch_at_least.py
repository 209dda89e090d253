"""You run an epoch before you look at max_epochs: with max_epochs=0 the start should come back as
it is."""


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    return right_train_perceptron(X, y, learning_rate, max_epochs or 1, seed)
