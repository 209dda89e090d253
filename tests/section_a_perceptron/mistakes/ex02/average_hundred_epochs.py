"""You give each run 100 epochs: max_epochs keeps its default."""


def average_epochs(n_runs=10, learning_rate=0.1):
    if n_runs < 1:
        raise ValueError(f"n_runs should be at least 1, got {n_runs}")
    fits = [train_perceptron(X_AND, Y_AND, learning_rate, 100, seed) for seed in range(n_runs)]
    return sum(fit.epochs for fit in fits) / n_runs
