"""Every run uses the learning rate 0.1: hand `learning_rate` on."""


def average_epochs(n_runs=10, learning_rate=0.1):
    return right_average_epochs(n_runs)
