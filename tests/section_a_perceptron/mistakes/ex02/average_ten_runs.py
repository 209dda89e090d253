"""You make ten runs whatever is asked for: their number is `n_runs`."""


def average_epochs(n_runs=10, learning_rate=0.1):
    if n_runs < 1:
        raise ValueError(f"n_runs should be at least 1, got {n_runs}")
    return right_average_epochs(10, learning_rate)
