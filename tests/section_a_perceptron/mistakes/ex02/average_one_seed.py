"""All your runs have the same seed, so they are one and the same run: the seeds should be 0, 1, 2,
..."""


def average_epochs(n_runs=10, learning_rate=0.1):
    return float(train_perceptron(X_AND, Y_AND, learning_rate).epochs)
