"""You leave out the runs that did not converge: the mean is over all of them."""


def average_epochs(n_runs=10, learning_rate=0.1):
    if n_runs < 1:
        raise ValueError(f"n_runs should be at least 1, got {n_runs}")
    fits = [train_perceptron(X_AND, Y_AND, learning_rate, seed=seed) for seed in range(n_runs)]
    epochs = [fit.epochs for fit in fits if fit.converged]
    return sum(epochs) / max(len(epochs), 1)
