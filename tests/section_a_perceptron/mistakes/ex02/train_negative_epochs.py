"""You take a max_epochs below 0 for none at all: it makes no sense, and should be a ValueError."""


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    return right_train_perceptron(X, y, learning_rate, max(max_epochs, 0), seed)
