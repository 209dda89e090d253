"""You return the epochs of all runs together: divide by the number of runs."""


def average_epochs(n_runs=10, learning_rate=0.1):
    return float(
        sum(train_perceptron(X_AND, Y_AND, learning_rate, seed=s).epochs for s in range(n_runs))
    )
