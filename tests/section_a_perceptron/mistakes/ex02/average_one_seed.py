"""All your runs have the same seed, so they are one and the same run: the seeds should be 0, 1, 2,
..."""


def average_epochs(n_runs=10, learning_rate=0.1):
    if n_runs < 1:
        raise ValueError(f"n_runs should be at least 1, got {n_runs}")
    return float(train_perceptron(X_AND, Y_AND, learning_rate).epochs)
