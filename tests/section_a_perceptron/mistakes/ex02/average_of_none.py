"""You take no runs for runs whose mean is 0: n_runs below 1 should raise a ValueError."""


def average_epochs(n_runs=10, learning_rate=0.1):
    fits = [train_perceptron(X_AND, Y_AND, learning_rate, seed=seed) for seed in range(n_runs)]
    return sum(fit.epochs for fit in fits) / max(n_runs, 1)
