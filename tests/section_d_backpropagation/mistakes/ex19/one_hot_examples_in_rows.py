"""Your one-hot labels have a row for each example: here a column is an example, so the result is
(n_classes, m)."""


def one_hot(labels, n_classes):
    return right_one_hot(labels, n_classes).T
