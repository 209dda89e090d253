"""Your max_epochs is 100 where none is given: its default is 1000."""


def train_perceptron(X, y, learning_rate=0.1, max_epochs=100, seed=0):
    return right_train_perceptron(X, y, learning_rate, max_epochs, seed)
