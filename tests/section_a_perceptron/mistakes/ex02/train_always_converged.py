"""You say converged without having seen an epoch free of mistakes: when max_epochs is used up, it
is False."""


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    return right_train_perceptron(X, y, learning_rate, max_epochs, seed)._replace(converged=True)
