"""You make ten runs whatever is asked for: their number is `n_runs`."""


def average_epochs(n_runs=10, learning_rate=0.1):
    return right_average_epochs(10, learning_rate)
