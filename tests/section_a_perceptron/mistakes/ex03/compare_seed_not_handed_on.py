"""The perceptron has seed 0 whatever is asked for: hand `seed` on to fit."""


def compare_with_logistic_regression(X, y, seed=0):
    return right_compare_with_logistic_regression(X, y)
