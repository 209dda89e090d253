"""You return the epochs of all runs together: divide by the number of runs."""


def average_epochs(n_runs=10, learning_rate=0.1):
    if n_runs < 1:
        raise ValueError(f"n_runs should be at least 1, got {n_runs}")
    return float(
        sum(train_perceptron(X_AND, Y_AND, learning_rate, seed=s).epochs for s in range(n_runs))
    )
