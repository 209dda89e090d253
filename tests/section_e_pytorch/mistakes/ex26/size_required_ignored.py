"""You ask for nine in ten, whatever `required` says."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    return right_minimum_hidden_size(sizes, n_seeds)
